"""The template vorlage.html.j2, as Jinja compiles it; written by `make tables`."""

# mypy: ignore-errors
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'vorlage.html.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    parent_template = None
    pass
    parent_template = environment.get_template('_shared/page.html.j2', 'vorlage.html.j2')
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
    l_0_plain = missing
    pass
    l_0_plain = ['beratungsfolge', 'unterschrift']
    _block_vars['plain'] = l_0_plain
    for l_1_section in environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'sections'):
        l_1_shared = resolve('shared')
        l_1_pictures = resolve('pictures')
        _loop_vars = {}
        pass
        if (environment.getattr(l_1_section, 'id') == 'kopf'):
            pass
            yield '<header class="section" id="kopf">\n'
            yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(l_1_section, 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 2, _loop_vars=_loop_vars))
            yield '\n</header>\n'
        elif (environment.getattr(l_1_section, 'id') == 'titel'):
            pass
            yield '<div class="title-row">\n<div class="section" id="titel">\n<h1'
            yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'bookmark'), environment.getattr(l_1_section, 'title'), _loop_vars=_loop_vars))
            yield '>'
            yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'words'), environment.getattr(l_1_section, 'title'), _loop_vars=_loop_vars))
            yield '</h1>\n'
            for l_2_block in environment.getattr(l_1_section, 'blocks'):
                _loop_vars = {}
                pass
                yield '<p class="second-title">'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'words'), environment.getattr(l_2_block, 'runs'), _loop_vars=_loop_vars))
                yield '</p>\n'
            l_2_block = missing
            yield '</div>\n'
            if context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'nachtrag', _loop_vars=_loop_vars):
                pass
                yield '<div class="section" id="nachtrag">\n'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'nachtrag', _loop_vars=_loop_vars), 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 2, _loop_vars=_loop_vars))
                yield '\n</div>\n'
            yield '</div>\n'
            if context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'aenderungen', _loop_vars=_loop_vars):
                pass
                yield '<section class="section" id="aenderungen">\n<h2'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'bookmark'), environment.getattr(context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'aenderungen', _loop_vars=_loop_vars), 'title'), _loop_vars=_loop_vars))
                yield '>'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'words'), environment.getattr(context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'aenderungen', _loop_vars=_loop_vars), 'title'), _loop_vars=_loop_vars))
                yield '</h2>\n'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'aenderungen', _loop_vars=_loop_vars), 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 3, _loop_vars=_loop_vars))
                yield '\n</section>\n'
        elif (environment.getattr(l_1_section, 'id') == 'unterschrift'):
            pass
            yield '<div class="closing">\n<div class="section" id="unterschrift">\n'
            yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(l_1_section, 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 3, _loop_vars=_loop_vars))
            yield '\n</div>\n'
            if context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'formularhinweis', _loop_vars=_loop_vars):
                pass
                yield '<div class="section" id="formularhinweis">\n'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(context.call(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'section'), 'formularhinweis', _loop_vars=_loop_vars), 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 3, _loop_vars=_loop_vars))
                yield '\n</div>\n'
            yield '</div>\n'
        elif (environment.getattr(l_1_section, 'id') not in ('nachtrag', 'aenderungen', 'formularhinweis')):
            pass
            yield '<section class="section" id="'
            yield escape(environment.getattr(l_1_section, 'id'))
            yield '">\n'
            if environment.getattr(l_1_section, 'title'):
                pass
                yield '<h2'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'bookmark'), environment.getattr(l_1_section, 'title'), _loop_vars=_loop_vars))
                yield '>'
                yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'words'), environment.getattr(l_1_section, 'title'), _loop_vars=_loop_vars))
                yield '</h2>\n'
            yield escape(context.call(environment.getattr((undefined(name='shared') if l_1_shared is missing else l_1_shared), 'blocks'), environment.getattr(l_1_section, 'blocks'), (undefined(name='pictures') if l_1_pictures is missing else l_1_pictures), 3, _loop_vars=_loop_vars))
            yield '\n</section>\n'
    l_1_section = l_1_shared = l_1_pictures = missing

blocks = {'content': block_content}
debug_info = '1=12&2=17&3=27&4=29&5=34&7=37&9=39&12=42&13=46&15=54&17=57&21=60&23=63&24=67&27=69&30=72&32=74&34=77&38=80&39=83&40=85&42=92'
