"""The template _shared/vorlage.html.j2, as Jinja compiles it; written by `make tables`."""

# mypy: ignore-errors
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_shared/vorlage.html.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('_shared/page.html.j2', '_shared/vorlage.html.j2')
    for name, parent_block in parent_template.blocks.items():
        context.blocks.setdefault(name, []).append(parent_block)
    yield from parent_template.root_render_func(context)

def block_styles(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_layout_styles = resolve('layout_styles')
    pass
    yield escape((undefined(name='layout_styles') if l_0_layout_styles is missing else l_0_layout_styles))

def block_content(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_document = resolve('document')
    pass
    l_1_loop = missing
    for l_1_section, l_1_loop in LoopContext(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'sections'), undefined):
        _loop_vars = {}
        pass
        if (environment.getattr(l_1_section, 'id') == 'kopf'):
            pass
            yield from context.blocks['head'][0](context.derived({'loop': l_1_loop, 'section': l_1_section}))
        elif (environment.getattr(l_1_section, 'id') == 'titel'):
            pass
            yield from context.blocks['title'][0](context.derived({'loop': l_1_loop, 'section': l_1_section}))
        elif ((environment.getattr(l_1_section, 'id') in ('nachtrag', 'unterschrift', 'formularhinweis')) and (not environment.getattr(l_1_section, 'title'))):
            pass
            yield from context.blocks['box'][0](context.derived({'loop': l_1_loop, 'section': l_1_section}))
        else:
            pass
            yield from context.blocks['section'][0](context.derived({'loop': l_1_loop, 'section': l_1_section}))
    l_1_loop = l_1_section = missing

def block_head(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_shared = resolve('shared')
    l_0_section = resolve('section')
    l_0_pictures = resolve('pictures')
    pass
    yield '<header class="section" id="kopf">\n'
    yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'blocks'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'blocks'), (undefined(name='pictures') if l_0_pictures is missing else l_0_pictures), 2, _block_vars=_block_vars))
    yield '\n</header>\n'

def block_title(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_shared = resolve('shared')
    l_0_section = resolve('section')
    pass
    yield '<div class="section" id="titel">\n<h1'
    yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'bookmark'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'title'), _block_vars=_block_vars))
    yield '>'
    yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'words'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'title'), _block_vars=_block_vars))
    yield '</h1>\n'
    for l_1_block in environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'blocks'):
        _loop_vars = {}
        pass
        yield '<p class="second-title">'
        yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'words'), environment.getattr(l_1_block, 'runs'), _loop_vars=_loop_vars))
        yield '</p>\n'
    l_1_block = missing
    yield '</div>\n'

def block_box(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_section = resolve('section')
    l_0_shared = resolve('shared')
    l_0_pictures = resolve('pictures')
    pass
    yield '<div class="section" id="'
    yield escape(environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'id'))
    yield '">\n'
    yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'blocks'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'blocks'), (undefined(name='pictures') if l_0_pictures is missing else l_0_pictures), 3, _block_vars=_block_vars))
    yield '\n</div>\n'

def block_section(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_section = resolve('section')
    l_0_shared = resolve('shared')
    l_0_pictures = resolve('pictures')
    pass
    yield '<section class="section" id="'
    yield escape(environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'id'))
    yield '">\n'
    if environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'title'):
        pass
        yield '<h2'
        yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'bookmark'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'title'), _block_vars=_block_vars))
        yield '>'
        yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'words'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'title'), _block_vars=_block_vars))
        yield '</h2>\n'
    yield escape(context.call(environment.getattr((undefined(name='shared') if l_0_shared is missing else l_0_shared), 'blocks'), environment.getattr((undefined(name='section') if l_0_section is missing else l_0_section), 'blocks'), (undefined(name='pictures') if l_0_pictures is missing else l_0_pictures), 3, _block_vars=_block_vars))
    yield '\n</section>\n'

blocks = {'styles': block_styles, 'content': block_content, 'head': block_head, 'title': block_title, 'box': block_box, 'section': block_section}
debug_info = '3=12&4=17&5=28&6=38&7=41&8=43&13=44&14=46&20=47&21=49&27=52&8=55&10=67&14=70&16=81&17=85&21=94&22=106&23=108&27=111&28=123&29=125&31=132'
