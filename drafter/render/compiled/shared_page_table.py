"""The template _shared/page.html.j2, as Jinja compiles it; written by `make tables`."""

# mypy: ignore-errors
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_shared/page.html.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_document = resolve('document')
    l_0_browser_styles = resolve('browser_styles')
    l_0_shared = l_0_furniture = missing
    pass
    l_0_shared = context.vars['shared'] = environment.get_template('_shared/blocks.html.j2', '_shared/page.html.j2').make_module(context.get_all(), True, {'furniture': l_0_furniture, 'shared': l_0_shared})
    context.exported_vars.discard('shared')
    l_0_furniture = environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'furniture')
    context.vars['furniture'] = l_0_furniture
    context.exported_vars.add('furniture')
    yield '<!DOCTYPE html>\n<html lang="'
    yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'language'))
    yield '">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; style-src \'unsafe-inline\'">\n<title>'
    yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'title'))
    yield '</title>\n<meta name="author" content="'
    yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'author'))
    yield '">\n'
    if environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'):
        pass
        yield '<meta name="dcterms.created" content="'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'))
        yield '">\n<meta name="dcterms.modified" content="'
        yield escape(environment.getattr((undefined(name='document') if l_0_document is missing else l_0_document), 'date'))
        yield '">\n'
    yield '<style>\n'
    yield from context.blocks['styles'][0](context)
    yield '\n</style>\n<style media="screen, print and (min-width: 1px)">\n'
    yield escape((undefined(name='browser_styles') if l_0_browser_styles is missing else l_0_browser_styles))
    yield '\n</style>\n</head>\n<body>\n'
    if environment.getattr((undefined(name='furniture') if l_0_furniture is missing else l_0_furniture), 'watermark'):
        pass
        yield '<div class="watermark" aria-hidden="true">'
        yield escape(environment.getattr((undefined(name='furniture') if l_0_furniture is missing else l_0_furniture), 'watermark'))
        yield '</div>\n'
    yield '<div class="running-head" aria-hidden="true">'
    for l_1_line in environment.getattr((undefined(name='furniture') if l_0_furniture is missing else l_0_furniture), 'head'):
        _loop_vars = {}
        pass
        yield '<span>'
        yield escape(l_1_line)
        yield '</span>'
    l_1_line = missing
    yield '</div>\n<div class="running-foot">'
    for l_1_line in environment.getattr((undefined(name='furniture') if l_0_furniture is missing else l_0_furniture), 'foot'):
        _loop_vars = {}
        pass
        yield '<span class="foot-note">'
        yield escape(l_1_line)
        yield '</span>'
    l_1_line = missing
    yield '<span class="page-label" aria-hidden="true">'
    l_1_loop = missing
    for l_1_part, l_1_loop in LoopContext(context.call(environment.getattr(context.call(environment.getattr(environment.getattr((undefined(name='furniture') if l_0_furniture is missing else l_0_furniture), 'page_label'), 'replace'), '{pages}', '{page}s'), 'split'), '{page}'), undefined):
        _loop_vars = {}
        pass
        if (environment.getattr(l_1_loop, 'index0') == 1):
            pass
            yield '<span class="page-number"></span>'
        elif (environment.getattr(l_1_loop, 'index0') == 2):
            pass
            yield '<span class="page-count"></span>'
        yield escape((l_1_part[1:] if (environment.getattr(l_1_loop, 'index0') == 2) else l_1_part))
    l_1_loop = l_1_part = missing
    yield '</span></div>\n<main>\n'
    yield from context.blocks['content'][0](context)
    yield '</main>\n</body>\n</html>\n'

def block_styles(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    l_0_styles = resolve('styles')
    pass
    yield escape((undefined(name='styles') if l_0_styles is missing else l_0_styles))

def block_content(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    _block_vars = {}
    pass

blocks = {'styles': block_styles, 'content': block_content}
debug_info = '2=14&3=16&5=20&10=22&11=24&12=26&13=31&15=34&19=36&23=38&24=44&25=52&27=73&15=76&27=87'
