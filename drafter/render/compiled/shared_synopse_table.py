"""The template _shared/synopse.html.j2, as Jinja compiles it; written by `make tables`."""

# mypy: ignore-errors
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_shared/synopse.html.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('_shared/page.html.j2', '_shared/synopse.html.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_content(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_document = resolve('document')
    l_0_synopsis = resolve('synopsis')
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_2 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    try:
        t_3 = environment.filters['long']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'long' found.")
    pass
    yield '<header class="synopse-head">\n<h1>'
    yield escape(environment.getitem(environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'furniture'), 'head'), 0))
    yield '</h1>\n'
    for l_1_line in environment.getattr(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'furniture'), 'head')[1:]:
        _loop_vars = {}
        pass
        yield '<p>'
        yield escape(l_1_line)
        yield '</p>\n'
    l_1_line = missing
    for l_1_section in environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'sections'):
        l_1_shared = resolve('shared')
        l_1_pictures = resolve('pictures')
        _loop_vars = {}
        pass
        yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(l_1_section, 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 0, _loop_vars=_loop_vars))
        yield '\n'
    l_1_section = l_1_shared = l_1_pictures = missing
    yield '</header>\n'
    if (environment.getattr((undefined(name='synopsis') if l_0_synopsis is missing else l_0_synopsis), 'rows') or environment.getattr((undefined(name='synopsis') if l_0_synopsis is missing else l_0_synopsis), 'procedure')):
        pass
        yield '<div class="table synopse"><table class="columns-'
        yield escape(t_2(environment.getattr((undefined(name='synopsis') if l_0_synopsis is missing else l_0_synopsis), 'heads')))
        yield '">\n<thead><tr>'
        for l_1_head in environment.getattr((undefined(name='synopsis') if l_0_synopsis is missing else l_0_synopsis), 'heads'):
            _loop_vars = {}
            pass
            yield '<th scope="col">'
            yield escape(l_1_head)
            yield '</th>'
        l_1_head = missing
        yield '</tr></thead>\n'
        def t_4(fiter):
            for l_1_rows in fiter:
                if l_1_rows:
                    yield l_1_rows
        for l_1_rows in t_4((environment.getattr((undefined(name='synopsis') if l_0_synopsis is missing else l_0_synopsis), 'rows'), environment.getattr((undefined(name='synopsis') if l_0_synopsis is missing else l_0_synopsis), 'procedure'))):
            _loop_vars = {}
            pass
            yield '<tbody>\n'
            for l_2_row in l_1_rows:
                _loop_vars = {}
                pass
                yield '<tr class="'
                yield escape(('gap' if environment.getattr(l_2_row, 'gap') else ('new' if environment.getattr(l_2_row, 'is_new') else ('changed' if environment.getattr(l_2_row, 'is_changed') else 'same'))))
                if t_3(l_2_row):
                    pass
                    yield ' long'
                yield '">\n<th scope="row">'
                yield escape(environment.getattr(l_2_row, 'place'))
                if environment.getattr(l_2_row, 'words'):
                    pass
                    yield ' <span class="row-word">'
                    yield escape(t_1(context.eval_ctx, environment.getattr(l_2_row, 'words'), ', '))
                    yield '</span>'
                yield '</th>\n'
                for l_3_cell in environment.getattr(l_2_row, 'cells'):
                    l_3_shared = resolve('shared')
                    l_3_pictures = resolve('pictures')
                    _loop_vars = {}
                    pass
                    yield '<td>'
                    yield escape(context.call(environment.getattr((undefined(name='shared') if l_3_shared is missing else l_3_shared), 'blocks'), l_3_cell, (undefined(name='pictures') if l_3_pictures is missing else l_3_pictures), 0, _loop_vars=_loop_vars))
                    yield '</td>\n'
                l_3_cell = l_3_shared = l_3_pictures = missing
                yield '</tr>\n'
            l_2_row = missing
            yield '</tbody>\n'
        l_1_rows = missing
        yield '</table></div>\n'

blocks = {'content': block_content}
debug_info = '2=12&3=17&5=46&6=48&8=55&10=64&11=67&12=69&13=77&15=85&16=89&17=94&18=101'
