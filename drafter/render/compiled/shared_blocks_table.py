"""The template _shared/blocks.html.j2, as Jinja compiles it; written by `make tables`."""

# mypy: ignore-errors
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_shared/blocks.html.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_words = l_0_styled = l_0_plain = l_0_blocks = l_0_block = l_0_noted = l_0_bookmark = l_0_has_struck = l_0_holding = l_0_heading = l_0_list_block = l_0_list_item = l_0_lead = l_0_leads = l_0_is_simple = l_0_table = l_0_caption = l_0_table_word = l_0_column_sign = l_0_figure = l_0_field = l_0_choices = l_0_signature = missing
    try:
        t_1 = environment.filters['bars']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'bars' found.")
    try:
        t_2 = environment.filters['fitting']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'fitting' found.")
    try:
        t_3 = environment.filters['kept']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'kept' found.")
    try:
        t_4 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_5 = environment.filters['min']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'min' found.")
    try:
        t_6 = environment.tests['defined']
    except KeyError:
        @internalcode
        def t_6(*unused):
            raise TemplateRuntimeError("No test named 'defined' found.")
    pass
    def macro(l_1_runs):
        t_7 = []
        if l_1_runs is missing:
            l_1_runs = undefined("parameter 'runs' was not provided", name='runs')
        pass
        for l_2_run in l_1_runs:
            _loop_vars = {}
            pass
            if ((((t_6(environment.getattr(l_2_run, 'inner')) or environment.getattr(l_2_run, 'href')) or environment.getattr(l_2_run, 'strong')) or environment.getattr(l_2_run, 'emphasis')) or ('\n' in environment.getattr(l_2_run, 'text'))):
                pass
                t_7.append(
                    escape(context.call((undefined(name='styled') if l_0_styled is missing else l_0_styled), l_2_run, _loop_vars=_loop_vars)),
                )
            else:
                pass
                t_7.append(
                    escape(t_3(environment.getattr(l_2_run, 'text'))),
                )
        l_2_run = missing
        return concat(t_7)
    context.exported_vars.add('words')
    context.vars['words'] = l_0_words = Macro(environment, macro, 'words', ('runs',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_run):
        t_8 = []
        if l_1_run is missing:
            l_1_run = undefined("parameter 'run' was not provided", name='run')
        pass
        if (not t_6(environment.getattr(l_1_run, 'inner'))):
            pass
            t_8.append(
                escape(context.call((undefined(name='plain') if l_0_plain is missing else l_0_plain), l_1_run)),
            )
        elif (environment.getattr(l_1_run, 'sign') == 'note'):
            pass
            t_8.extend((
                '<span class="mark-note">',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_run, 'inner'))),
                '</span>',
            ))
        else:
            pass
            t_8.extend((
                '<',
                escape(environment.getattr(l_1_run, 'sign')),
                '>',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_run, 'inner'))),
                '</',
                escape(environment.getattr(l_1_run, 'sign')),
                '>',
            ))
        return concat(t_8)
    context.exported_vars.add('styled')
    context.vars['styled'] = l_0_styled = Macro(environment, macro, 'styled', ('run',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_run):
        t_9 = []
        if l_1_run is missing:
            l_1_run = undefined("parameter 'run' was not provided", name='run')
        pass
        if environment.getattr(l_1_run, 'href'):
            pass
            t_9.extend((
                '<a href="',
                escape(environment.getattr(l_1_run, 'href')),
                '">',
            ))
        if environment.getattr(l_1_run, 'strong'):
            pass
            t_9.append(
                '<strong>',
            )
        if environment.getattr(l_1_run, 'emphasis'):
            pass
            t_9.append(
                '<em>',
            )
        l_2_loop = missing
        for l_2_line, l_2_loop in LoopContext(context.call(environment.getattr(environment.getattr(l_1_run, 'text'), 'split'), '\n'), undefined):
            _loop_vars = {}
            pass
            if (not environment.getattr(l_2_loop, 'first')):
                pass
                t_9.append(
                    '<br>',
                )
            t_9.append(
                escape(t_3(l_2_line)),
            )
        l_2_loop = l_2_line = missing
        if environment.getattr(l_1_run, 'emphasis'):
            pass
            t_9.append(
                '</em>',
            )
        if environment.getattr(l_1_run, 'strong'):
            pass
            t_9.append(
                '</strong>',
            )
        if environment.getattr(l_1_run, 'href'):
            pass
            t_9.append(
                '</a>',
            )
        return concat(t_9)
    context.exported_vars.add('plain')
    context.vars['plain'] = l_0_plain = Macro(environment, macro, 'plain', ('run',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entries, l_1_pictures, l_1_level):
        t_10 = []
        if l_1_entries is missing:
            l_1_entries = undefined("parameter 'entries' was not provided", name='entries')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        for l_2_entry in l_1_entries:
            _loop_vars = {}
            pass
            t_10.append(
                escape(context.call((undefined(name='block') if l_0_block is missing else l_0_block), l_2_entry, l_1_pictures, l_1_level, _loop_vars=_loop_vars)),
            )
        l_2_entry = missing
        return concat(t_10)
    context.exported_vars.add('blocks')
    context.vars['blocks'] = l_0_blocks = Macro(environment, macro, 'blocks', ('entries', 'pictures', 'level'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry, l_1_pictures, l_1_level):
        t_11 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        if (environment.getattr(l_1_entry, 'kind') == 'paragraph'):
            pass
            t_11.extend((
                '<p>',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'runs'))),
                '</p>\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'heading'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='heading') if l_0_heading is missing else l_0_heading), l_1_entry, l_1_level)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'list'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='list_block') if l_0_list_block is missing else l_0_list_block), l_1_entry, l_1_pictures, l_1_level)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'table'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='table') if l_0_table is missing else l_0_table), l_1_entry)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'figure'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='figure') if l_0_figure is missing else l_0_figure), l_1_entry, l_1_pictures)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'field'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='field') if l_0_field is missing else l_0_field), l_1_entry)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'choices'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='choices') if l_0_choices is missing else l_0_choices), l_1_entry)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'signature'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='signature') if l_0_signature is missing else l_0_signature), l_1_entry)),
                '\n',
            ))
        elif (environment.getattr(l_1_entry, 'kind') == 'noted'):
            pass
            t_11.extend((
                escape(context.call((undefined(name='noted') if l_0_noted is missing else l_0_noted), l_1_entry, l_1_pictures, l_1_level)),
                '\n',
            ))
        return concat(t_11)
    context.exported_vars.add('block')
    context.vars['block'] = l_0_block = Macro(environment, macro, 'block', ('entry', 'pictures', 'level'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_entry, l_1_pictures, l_1_level):
        t_12 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        t_12.extend((
            '<div class="noted ',
            escape(environment.getattr(l_1_entry, 'sign')),
            ' of-',
            escape(environment.getattr(environment.getattr(l_1_entry, 'block'), 'kind')),
            '"><p class="noted-word">',
            escape(environment.getattr(l_1_entry, 'word')),
            '</p>\n',
            escape(context.call((undefined(name='block') if l_0_block is missing else l_0_block), environment.getattr(l_1_entry, 'block'), l_1_pictures, l_1_level)),
            '\n</div>',
        ))
        return concat(t_12)
    context.exported_vars.add('noted')
    context.vars['noted'] = l_0_noted = Macro(environment, macro, 'noted', ('entry', 'pictures', 'level'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_runs):
        t_13 = []
        if l_1_runs is missing:
            l_1_runs = undefined("parameter 'runs' was not provided", name='runs')
        pass
        if (context.call((undefined(name='has_struck') if l_0_has_struck is missing else l_0_has_struck), l_1_runs) == 'yes'):
            pass
            t_13.extend((
                ' data-bookmark="',
                escape(context.call((undefined(name='holding') if l_0_holding is missing else l_0_holding), l_1_runs)),
                '"',
            ))
        return concat(t_13)
    context.exported_vars.add('bookmark')
    context.vars['bookmark'] = l_0_bookmark = Macro(environment, macro, 'bookmark', ('runs',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_runs):
        t_14 = []
        l_1_namespace = resolve('namespace')
        l_1_found = missing
        if l_1_runs is missing:
            l_1_runs = undefined("parameter 'runs' was not provided", name='runs')
        pass
        l_1_found = context.call((undefined(name='namespace') if l_1_namespace is missing else l_1_namespace), struck=False)
        def t_15(fiter):
            for l_2_run in fiter:
                if (t_6(environment.getattr(l_2_run, 'inner')) and (environment.getattr(l_2_run, 'sign') != 'ins')):
                    yield l_2_run
        for l_2_run in t_15(l_1_runs):
            _loop_vars = {}
            pass
            if not isinstance(l_1_found, Namespace):
                raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
            l_1_found['struck'] = True
        l_2_run = missing
        t_14.append(
            escape(('yes' if environment.getattr((undefined(name='found') if l_1_found is missing else l_1_found), 'struck') else 'no')),
        )
        return concat(t_14)
    context.exported_vars.add('has_struck')
    context.vars['has_struck'] = l_0_has_struck = Macro(environment, macro, 'has_struck', ('runs',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_runs):
        t_16 = []
        if l_1_runs is missing:
            l_1_runs = undefined("parameter 'runs' was not provided", name='runs')
        pass
        for l_2_run in l_1_runs:
            _loop_vars = {}
            pass
            if (not t_6(environment.getattr(l_2_run, 'inner'))):
                pass
                t_16.append(
                    escape(environment.getattr(l_2_run, 'text')),
                )
            elif (environment.getattr(l_2_run, 'sign') == 'ins'):
                pass
                t_16.append(
                    escape(context.call((undefined(name='holding') if l_0_holding is missing else l_0_holding), environment.getattr(l_2_run, 'inner'), _loop_vars=_loop_vars)),
                )
        l_2_run = missing
        return concat(t_16)
    context.exported_vars.add('holding')
    context.vars['holding'] = l_0_holding = Macro(environment, macro, 'holding', ('runs',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_entry, l_1_level):
        t_17 = []
        l_1_rank = resolve('rank')
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        if (not l_1_level):
            pass
            t_17.extend((
                '<p class="heading">',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'runs'))),
                '</p>\n',
            ))
        else:
            pass
            l_1_rank = t_5(environment, [((l_1_level + environment.getattr(l_1_entry, 'level')) - 1), 6])
            t_17.extend((
                '<h',
                escape((undefined(name='rank') if l_1_rank is missing else l_1_rank)),
                escape(context.call((undefined(name='bookmark') if l_0_bookmark is missing else l_0_bookmark), environment.getattr(l_1_entry, 'runs'))),
                '>',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'runs'))),
                '</h',
                escape((undefined(name='rank') if l_1_rank is missing else l_1_rank)),
                '>\n',
            ))
        return concat(t_17)
    context.exported_vars.add('heading')
    context.vars['heading'] = l_0_heading = Macro(environment, macro, 'heading', ('entry', 'level'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_entry, l_1_pictures, l_1_level):
        t_18 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        if ((environment.getattr(l_1_entry, 'style') == 'bullet') and (context.call((undefined(name='is_simple') if l_0_is_simple is missing else l_0_is_simple), l_1_entry) == 'yes')):
            pass
            t_18.append(
                '<ul>\n',
            )
            for l_2_item in environment.getitem(l_1_entry, 'items'):
                _loop_vars = {}
                pass
                t_18.append(
                    '<li>',
                )
                for l_3_inner in environment.getattr(l_2_item, 'blocks'):
                    _loop_vars = {}
                    pass
                    t_18.append(
                        escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_3_inner, 'runs'), _loop_vars=_loop_vars)),
                    )
                l_3_inner = missing
                t_18.append(
                    '</li>\n',
                )
            l_2_item = missing
            t_18.append(
                '</ul>\n',
            )
        else:
            pass
            t_18.extend((
                '<div class="list ',
                escape(environment.getattr(l_1_entry, 'style')),
                '" role="list">\n',
            ))
            for l_2_item in environment.getitem(l_1_entry, 'items'):
                _loop_vars = {}
                pass
                t_18.extend((
                    escape(context.call((undefined(name='list_item') if l_0_list_item is missing else l_0_list_item), l_2_item, environment.getattr(l_1_entry, 'style'), l_1_pictures, l_1_level, _loop_vars=_loop_vars)),
                    '\n',
                ))
            l_2_item = missing
            t_18.append(
                '</div>\n',
            )
        return concat(t_18)
    context.exported_vars.add('list_block')
    context.vars['list_block'] = l_0_list_block = Macro(environment, macro, 'list_block', ('entry', 'pictures', 'level'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_item, l_1_style, l_1_pictures, l_1_level):
        t_19 = []
        l_1_is_noted = missing
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_style is missing:
            l_1_style = undefined("parameter 'style' was not provided", name='style')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        l_1_is_noted = (t_6(environment.getattr(l_1_item, 'word')) and (environment.getattr(l_1_item, 'sign') != 'note'))
        if (undefined(name='is_noted') if l_1_is_noted is missing else l_1_is_noted):
            pass
            t_19.extend((
                '<div class="noted ',
                escape(environment.getattr(l_1_item, 'sign')),
                '" role="listitem"><p class="noted-word">',
                escape(environment.getattr(l_1_item, 'word')),
                '</p>\n',
            ))
        t_19.append(
            '<div class="item"',
        )
        if (not (undefined(name='is_noted') if l_1_is_noted is missing else l_1_is_noted)):
            pass
            t_19.append(
                ' role="listitem"',
            )
        t_19.append(
            '>\n',
        )
        if (t_6(environment.getattr(l_1_item, 'word')) and (not (undefined(name='is_noted') if l_1_is_noted is missing else l_1_is_noted))):
            pass
            t_19.extend((
                '<div class="noted note lead"><p class="noted-word">',
                escape(environment.getattr(l_1_item, 'word')),
                '</p>\n',
                escape(context.call((undefined(name='lead') if l_0_lead is missing else l_0_lead), l_1_item, l_1_style, l_1_pictures, l_1_level)),
                '\n</div>\n',
            ))
        else:
            pass
            t_19.extend((
                escape(context.call((undefined(name='lead') if l_0_lead is missing else l_0_lead), l_1_item, l_1_style, l_1_pictures, l_1_level)),
                '\n',
            ))
        t_19.extend((
            escape(context.call((undefined(name='blocks') if l_0_blocks is missing else l_0_blocks), (environment.getattr(l_1_item, 'blocks')[1:] if ((l_1_style == 'line') or (context.call((undefined(name='leads') if l_0_leads is missing else l_0_leads), l_1_item) == 'yes')) else environment.getattr(l_1_item, 'blocks')), l_1_pictures, l_1_level)),
            '\n</div>',
        ))
        if (undefined(name='is_noted') if l_1_is_noted is missing else l_1_is_noted):
            pass
            t_19.append(
                '</div>',
            )
        return concat(t_19)
    context.exported_vars.add('list_item')
    context.vars['list_item'] = l_0_list_item = Macro(environment, macro, 'list_item', ('item', 'style', 'pictures', 'level'), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_item, l_1_style, l_1_pictures, l_1_level):
        t_20 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_style is missing:
            l_1_style = undefined("parameter 'style' was not provided", name='style')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        pass
        if (l_1_style != 'line'):
            pass
            t_20.extend((
                '<p class="labelled"><span class="label">',
                escape((environment.getattr(l_1_item, 'label') or '•')),
                '</span>',
            ))
            if (context.call((undefined(name='leads') if l_0_leads is missing else l_0_leads), l_1_item) == 'yes'):
                pass
                t_20.extend((
                    ' ',
                    escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(environment.getitem(environment.getattr(l_1_item, 'blocks'), 0), 'runs'))),
                ))
            t_20.append(
                '</p>\n',
            )
        elif environment.getattr(l_1_item, 'blocks'):
            pass
            t_20.extend((
                escape(context.call((undefined(name='block') if l_0_block is missing else l_0_block), environment.getitem(environment.getattr(l_1_item, 'blocks'), 0), l_1_pictures, l_1_level)),
                '\n',
            ))
        return concat(t_20)
    context.exported_vars.add('lead')
    context.vars['lead'] = l_0_lead = Macro(environment, macro, 'lead', ('item', 'style', 'pictures', 'level'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_item):
        t_21 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        pass
        t_21.append(
            escape(('yes' if (environment.getattr(l_1_item, 'blocks') and (environment.getattr(environment.getitem(environment.getattr(l_1_item, 'blocks'), 0), 'kind') == 'paragraph')) else 'no')),
        )
        return concat(t_21)
    context.exported_vars.add('leads')
    context.vars['leads'] = l_0_leads = Macro(environment, macro, 'leads', ('item',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry):
        t_22 = []
        l_1_namespace = resolve('namespace')
        l_1_counted = missing
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        pass
        l_1_counted = context.call((undefined(name='namespace') if l_1_namespace is missing else l_1_namespace), simple=True)
        for l_2_item in environment.getitem(l_1_entry, 'items'):
            _loop_vars = {}
            pass
            if ((t_6(environment.getattr(l_2_item, 'word')) or (t_4(environment.getattr(l_2_item, 'blocks')) != 1)) or (environment.getattr(environment.getitem(environment.getattr(l_2_item, 'blocks'), 0), 'kind') != 'paragraph')):
                pass
                if not isinstance(l_1_counted, Namespace):
                    raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
                l_1_counted['simple'] = False
        l_2_item = missing
        t_22.append(
            escape(('yes' if environment.getattr((undefined(name='counted') if l_1_counted is missing else l_1_counted), 'simple') else 'no')),
        )
        return concat(t_22)
    context.exported_vars.add('is_simple')
    context.vars['is_simple'] = l_0_is_simple = Macro(environment, macro, 'is_simple', ('entry',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry):
        t_23 = []
        l_1_size = missing
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        pass
        l_1_size = t_2(l_1_entry)
        t_23.append(
            '<div class="table"><table',
        )
        if (undefined(name='size') if l_1_size is missing else l_1_size):
            pass
            t_23.extend((
                ' class="',
                escape((undefined(name='size') if l_1_size is missing else l_1_size)),
                '"',
            ))
        t_23.append(
            '>\n',
        )
        if environment.getattr(l_1_entry, 'caption'):
            pass
            t_23.extend((
                escape(context.call((undefined(name='caption') if l_0_caption is missing else l_0_caption), l_1_entry)),
                '\n',
            ))
        t_23.append(
            '<thead><tr>\n',
        )
        for l_2_column in environment.getattr(l_1_entry, 'columns'):
            _loop_vars = {}
            pass
            t_23.extend((
                '<th scope="col" class="',
                escape(environment.getattr(l_2_column, 'align')),
                escape(context.call((undefined(name='column_sign') if l_0_column_sign is missing else l_0_column_sign), l_2_column, _loop_vars=_loop_vars)),
                '">',
                escape(context.call((undefined(name='table_word') if l_0_table_word is missing else l_0_table_word), l_2_column, _loop_vars=_loop_vars)),
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_2_column, 'head'), _loop_vars=_loop_vars)),
                '</th>\n',
            ))
        l_2_column = missing
        t_23.append(
            '</tr></thead>\n<tbody>\n',
        )
        l_2_loop = missing
        for l_2_row, l_2_loop in LoopContext(environment.getattr(l_1_entry, 'rows'), undefined):
            _loop_vars = {}
            pass
            t_23.extend((
                '<tr class="',
                escape(environment.getattr(l_2_row, 'style')),
            ))
            if t_6(environment.getattr(l_2_row, 'word')):
                pass
                t_23.extend((
                    ' noted ',
                    escape(environment.getattr(l_2_row, 'sign')),
                ))
            t_23.append(
                '">\n',
            )
            l_3_loop = missing
            for l_3_cell, l_3_loop in LoopContext(environment.getattr(l_2_row, 'cells'), undefined):
                l_3_align = l_3_sign = missing
                _loop_vars = {}
                pass
                (l_3_align, l_3_sign) = (environment.getattr(environment.getitem(environment.getattr(l_1_entry, 'columns'), environment.getattr(l_3_loop, 'index0')), 'align'), context.call((undefined(name='column_sign') if l_0_column_sign is missing else l_0_column_sign), environment.getitem(environment.getattr(l_1_entry, 'columns'), environment.getattr(l_3_loop, 'index0')), _loop_vars=_loop_vars))
                _loop_vars.update({'align': l_3_align, 'sign': l_3_sign})
                if (environment.getattr(l_3_loop, 'first') and environment.getattr(l_1_entry, 'row_heads')):
                    pass
                    t_23.extend((
                        '<th scope="row" class="',
                        escape((undefined(name='align') if l_3_align is missing else l_3_align)),
                        escape((undefined(name='sign') if l_3_sign is missing else l_3_sign)),
                        '">',
                        escape(context.call((undefined(name='table_word') if l_0_table_word is missing else l_0_table_word), l_2_row, _loop_vars=_loop_vars)),
                        escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), l_3_cell, _loop_vars=_loop_vars)),
                        '</th>\n',
                    ))
                else:
                    pass
                    t_23.extend((
                        '<td class="',
                        escape((undefined(name='align') if l_3_align is missing else l_3_align)),
                        escape((undefined(name='sign') if l_3_sign is missing else l_3_sign)),
                        '">',
                    ))
                    if environment.getattr(l_3_loop, 'first'):
                        pass
                        t_23.append(
                            escape(context.call((undefined(name='table_word') if l_0_table_word is missing else l_0_table_word), l_2_row, _loop_vars=_loop_vars)),
                        )
                    t_23.extend((
                        escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), l_3_cell, _loop_vars=_loop_vars)),
                        '</td>\n',
                    ))
            l_3_loop = l_3_cell = l_3_align = l_3_sign = missing
            t_23.append(
                '</tr>\n',
            )
        l_2_loop = l_2_row = missing
        t_23.append(
            '</tbody>\n</table></div>',
        )
        return concat(t_23)
    context.exported_vars.add('table')
    context.vars['table'] = l_0_table = Macro(environment, macro, 'table', ('entry',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry):
        t_24 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        pass
        if (t_6(environment.getattr(l_1_entry, 'word')) and environment.getattr(l_1_entry, 'word')):
            pass
            t_24.extend((
                '<caption><div class="noted note"><p class="noted-word">',
                escape(environment.getattr(l_1_entry, 'word')),
                '</p>\n<p>',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'caption'))),
                '</p></div></caption>',
            ))
        else:
            pass
            t_24.extend((
                '<caption>',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'caption'))),
                '</caption>',
            ))
        return concat(t_24)
    context.exported_vars.add('caption')
    context.vars['caption'] = l_0_caption = Macro(environment, macro, 'caption', ('entry',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_part):
        t_25 = []
        if l_1_part is missing:
            l_1_part = undefined("parameter 'part' was not provided", name='part')
        pass
        if t_6(environment.getattr(l_1_part, 'word')):
            pass
            t_25.extend((
                '<span class="noted-word">',
                escape(environment.getattr(l_1_part, 'word')),
                '</span> ',
            ))
        return concat(t_25)
    context.exported_vars.add('table_word')
    context.vars['table_word'] = l_0_table_word = Macro(environment, macro, 'table_word', ('part',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_column):
        t_26 = []
        if l_1_column is missing:
            l_1_column = undefined("parameter 'column' was not provided", name='column')
        pass
        if t_6(environment.getattr(l_1_column, 'word')):
            pass
            t_26.extend((
                ' column-',
                escape(environment.getattr(l_1_column, 'sign')),
            ))
        return concat(t_26)
    context.exported_vars.add('column_sign')
    context.vars['column_sign'] = l_0_column_sign = Macro(environment, macro, 'column_sign', ('column',), False, False, False, context.eval_ctx.autoescape)
    def macro(l_1_entry, l_1_pictures):
        t_27 = []
        l_1_told = resolve('told')
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        if l_1_pictures is missing:
            l_1_pictures = undefined("parameter 'pictures' was not provided", name='pictures')
        pass
        if ((t_6(environment.getattr(environment.getattr(l_1_entry, 'content'), 'key')) and (environment.getattr(environment.getattr(l_1_entry, 'content'), 'key') == 'formular:logo')) and (not environment.getattr(l_1_entry, 'alternative'))):
            pass
            t_27.extend((
                '<div class="decoration" style="background-image: url(',
                escape(environment.getitem(l_1_pictures, environment.getattr(environment.getattr(l_1_entry, 'content'), 'key'))),
                ')"></div>\n',
            ))
        else:
            pass
            t_27.append(
                '<figure>\n',
            )
            if t_6(environment.getattr(environment.getattr(l_1_entry, 'content'), 'bars')):
                pass
                t_27.extend((
                    escape(t_1(l_1_entry)),
                    '\n',
                ))
            else:
                pass
                t_27.extend((
                    '<img src="',
                    escape(environment.getitem(l_1_pictures, environment.getattr(environment.getattr(l_1_entry, 'content'), 'key'))),
                    '" alt="',
                    escape(environment.getattr(l_1_entry, 'alternative')),
                    '">\n',
                ))
            l_1_told = (environment.getattr(l_1_entry, 'told') if t_6(environment.getattr(l_1_entry, 'told')) else ())
            if (environment.getattr(l_1_entry, 'caption') or (undefined(name='told') if l_1_told is missing else l_1_told)):
                pass
                t_27.extend((
                    '<figcaption>',
                    escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'caption'))),
                ))
                l_2_loop = missing
                for l_2_line, l_2_loop in LoopContext((undefined(name='told') if l_1_told is missing else l_1_told), undefined):
                    _loop_vars = {}
                    pass
                    if (environment.getattr(l_1_entry, 'caption') or (not environment.getattr(l_2_loop, 'first'))):
                        pass
                        t_27.append(
                            '<br>',
                        )
                    t_27.append(
                        escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), l_2_line, _loop_vars=_loop_vars)),
                    )
                l_2_loop = l_2_line = missing
                t_27.append(
                    '</figcaption>\n',
                )
            t_27.append(
                '</figure>',
            )
        return concat(t_27)
    context.exported_vars.add('figure')
    context.vars['figure'] = l_0_figure = Macro(environment, macro, 'figure', ('entry', 'pictures'), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry):
        t_28 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        pass
        t_28.extend((
            '<p class="field ',
            escape(environment.getattr(l_1_entry, 'name')),
            '">',
        ))
        if environment.getattr(l_1_entry, 'label'):
            pass
            t_28.extend((
                '<span class="name">',
                escape(environment.getattr(l_1_entry, 'label')),
                '</span> ',
            ))
        t_28.extend((
            '<span class="value">',
            escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'runs'))),
            '</span></p>',
        ))
        return concat(t_28)
    context.exported_vars.add('field')
    context.vars['field'] = l_0_field = Macro(environment, macro, 'field', ('entry',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry):
        t_29 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        pass
        t_29.extend((
            '<p class="choices-lead">',
            escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'label'))),
            '</p>\n',
        ))
        for l_2_choice in environment.getattr(l_1_entry, 'choices'):
            _loop_vars = {}
            pass
            t_29.extend((
                '<p class="choice"><span class="box">',
                escape(('X' if environment.getattr(l_2_choice, 'ticked') else '')),
                '</span> ',
                escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_2_choice, 'runs'), _loop_vars=_loop_vars)),
                '</p>\n',
            ))
        l_2_choice = missing
        t_29.extend((
            '<p class="choices-summary">',
            escape(context.call((undefined(name='words') if l_0_words is missing else l_0_words), environment.getattr(l_1_entry, 'summary'))),
            '</p>',
        ))
        return concat(t_29)
    context.exported_vars.add('choices')
    context.vars['choices'] = l_0_choices = Macro(environment, macro, 'choices', ('entry',), False, False, False, context.eval_ctx.autoescape)
    yield '\n'
    def macro(l_1_entry):
        t_30 = []
        if l_1_entry is missing:
            l_1_entry = undefined("parameter 'entry' was not provided", name='entry')
        pass
        t_30.append(
            '<div class="signature">\n',
        )
        if environment.getattr(l_1_entry, 'proxy'):
            pass
            t_30.extend((
                '<p>',
                escape(environment.getattr(l_1_entry, 'proxy')),
                '</p>\n',
            ))
        if environment.getattr(l_1_entry, 'office'):
            pass
            t_30.extend((
                '<p>',
                escape(environment.getattr(l_1_entry, 'office')),
                '</p>\n',
            ))
        t_30.extend((
            '<p class="name">',
            escape(environment.getattr(l_1_entry, 'name')),
            '</p>\n</div>',
        ))
        return concat(t_30)
    context.exported_vars.add('signature')
    context.vars['signature'] = l_0_signature = Macro(environment, macro, 'signature', ('entry',), False, False, False, context.eval_ctx.autoescape)

blocks = {}
debug_info = '4=48&5=53&6=56&7=64&13=70&14=75&15=80&16=91&20=102&21=107&22=114&23=119&24=125&25=137&26=142&27=147&30=156&31=165&32=169&36=176&37=185&38=192&39=198&40=204&41=210&42=216&43=222&44=228&45=234&50=243&51=254&52=260&57=266&58=271&61=282&62=289&63=290&64=302&67=308&68=313&72=330&73=338&74=347&75=350&81=361&82=370&83=375&85=399&86=402&92=416&93=428&94=429&96=441&97=449&98=455&100=461&102=465&103=468&107=476&108=487&109=503&113=513&114=519&117=525&118=532&119=533&120=543&123=549&124=555&125=559&126=569&128=578&131=595&132=612&133=618&134=633&140=658&141=663&142=667&143=669&145=676&150=682&151=687&155=697&156=702&160=711&161=719&163=731&164=741&165=746&166=747&171=776&172=783&175=802&176=809&177=812&178=825&181=832&183=840&184=847&185=856'
