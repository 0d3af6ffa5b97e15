"""The template _shared/importbericht.html.j2, as Jinja compiles it; written by `make tables`."""

# mypy: ignore-errors
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = '_shared/importbericht.html.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_day = resolve('day')
    l_0_counts = resolve('counts')
    l_0_total = resolve('total')
    l_0_imports = resolve('imports')
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    try:
        t_2 = environment.filters['select']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'select' found.")
    try:
        t_3 = environment.filters['string']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'string' found.")
    try:
        t_4 = environment.filters['truncate']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'truncate' found.")
    pass
    yield '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Importbericht vom '
    yield escape((undefined(name='day') if l_0_day is missing else l_0_day))
    yield '</title>\n<style>\nbody { font: 1rem/1.5 "Liberation Sans", Arial, sans-serif; margin: 0 auto; max-width: 75rem; padding: 1rem; color: #1a1a1a; background: #fff; }\nh1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }\ntable { border-collapse: collapse; }\n.scroll table { width: 100%; min-width: 55rem; }\n.scroll th[scope=row] { width: 16rem; overflow-wrap: anywhere; font-weight: normal; }\ntd.words { overflow-wrap: anywhere; }\nth, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #767676; }\nth[scope=col] { background: #eee; }\ntd.number { text-align: right; font-variant-numeric: tabular-nums; }\nul { margin: 0; padding-left: 1.2rem; }\n.scroll { overflow-x: auto; }\n@media (max-width: 48rem) {\n.scroll table, .scroll tbody, .scroll tr, .scroll td, .scroll th[scope=row] { display: block; width: auto; min-width: 0; padding: .1rem 0; border: 0; }\n.scroll thead { position: absolute; clip-path: inset(50%); }\n.scroll tr { padding: .7rem 0; border-bottom: 1px solid #767676; }\n.scroll th[scope=row] { font-weight: bold; }\n}\n</style>\n</head>\n<body>\n<main>\n<h1>Importbericht vom '
    yield escape((undefined(name='day') if l_0_day is missing else l_0_day))
    yield '</h1>\n<h2>Übersicht</h2>\n<table>\n<thead><tr><th scope="col">Ergebnis</th><th scope="col">Dateien</th></tr></thead>\n<tbody>\n'
    for (l_1_state, l_1_number) in (undefined(name='counts') if l_0_counts is missing else l_0_counts):
        _loop_vars = {}
        pass
        yield '<tr><th scope="row">'
        yield escape(environment.getattr(l_1_state, 'value'))
        yield '</th><td class="number">'
        yield escape(l_1_number)
        yield '</td></tr>\n'
    l_1_state = l_1_number = missing
    yield '<tr><th scope="row">zusammen</th><td class="number">'
    yield escape((undefined(name='total') if l_0_total is missing else l_0_total))
    yield '</td></tr>\n</tbody>\n</table>\n<h2>Dateien</h2>\n<div class="scroll" tabindex="0" role="region" aria-label="Dateien">\n<table role="table">\n<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Datei</th><th scope="col" role="columnheader">Ergebnis</th><th scope="col" role="columnheader">Vorlage</th><th scope="col" role="columnheader">Bitte ansehen</th></tr></thead>\n<tbody role="rowgroup">\n'
    l_1_loop = missing
    for l_1_each, l_1_loop in LoopContext((undefined(name='imports') if l_0_imports is missing else l_0_imports), undefined):
        _loop_vars = {}
        pass
        yield '<tr role="row">\n<th scope="row" role="rowheader">'
        l_2_loop = missing
        for l_2_name, l_2_loop in LoopContext(context.call(environment.getattr(t_3(environment.getattr(l_1_each, 'path')), 'split'), '/', _loop_vars=_loop_vars), undefined):
            _loop_vars = {}
            pass
            yield escape(l_2_name)
            if (not environment.getattr(l_2_loop, 'last')):
                pass
                yield '/<wbr>'
        l_2_loop = l_2_name = missing
        yield '</th>\n<td role="cell">'
        yield escape(environment.getattr(environment.getattr(l_1_each, 'state'), 'value'))
        if environment.getattr(l_1_each, 'declined'):
            pass
            yield ': '
            yield escape(environment.getattr(l_1_each, 'declined'))
        yield '</td>\n<td class="words" role="cell">'
        yield escape(t_1(context.eval_ctx, t_2(context, [context.call(environment.getattr(l_1_each, 'value'), 'drucksachennummer', _loop_vars=_loop_vars), context.call(environment.getattr(l_1_each, 'value'), 'beratungsgegenstand', _loop_vars=_loop_vars), (markup_join(('(', environment.getattr(l_1_each, 'form'), ')', )) if environment.getattr(l_1_each, 'form') else '')]), ' '))
        yield '</td>\n<td class="words" role="cell">'
        if (((environment.getattr(l_1_each, 'reason') or environment.getattr(l_1_each, 'notes')) or environment.getattr(l_1_each, 'doubtful')) or environment.getattr(l_1_each, 'rest')):
            pass
            yield '<ul>\n'
            if environment.getattr(l_1_each, 'reason'):
                pass
                yield '<li>'
                yield escape(environment.getattr(l_1_each, 'reason'))
                yield '</li>'
            for l_2_note in environment.getattr(l_1_each, 'notes'):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(l_2_note)
                yield '</li>'
            l_2_note = missing
            for l_2_value in environment.getattr(l_1_each, 'doubtful'):
                _loop_vars = {}
                pass
                yield '<li>'
                yield escape(environment.getattr(l_2_value, 'key'))
                if environment.getattr(l_2_value, 'value'):
                    pass
                    yield ': „'
                    yield escape(t_4(environment, environment.getattr(l_2_value, 'value'), 80, end='…'))
                    yield '“'
                yield ' ('
                yield escape(environment.getattr(environment.getattr(l_2_value, 'certainty'), 'word'))
                if environment.getattr(l_2_value, 'page'):
                    pass
                    yield ', Seite '
                    yield escape(environment.getattr(l_2_value, 'page'))
                yield ')'
                if environment.getattr(l_2_value, 'note'):
                    pass
                    yield ' '
                    yield escape(environment.getattr(l_2_value, 'note'))
                yield '</li>'
            l_2_value = missing
            if environment.getattr(l_1_each, 'rest'):
                pass
                yield '<li>'
                if (environment.getattr(l_1_each, 'rest') == 1):
                    pass
                    yield '1 Textstelle ist nicht zugeordnet; sie steht'
                else:
                    pass
                    yield escape(environment.getattr(l_1_each, 'rest'))
                    yield ' Textstellen sind nicht zugeordnet; sie stehen'
                yield ' als Kommentar in der YAML-Datei.</li>'
            yield '</ul>'
        yield '</td>\n</tr>\n'
    l_1_loop = l_1_each = missing
    yield '</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n'

blocks = {}
debug_info = '6=40&29=42&34=44&35=48&37=54&45=57&47=62&48=71&49=77&50=79&51=82&52=87&53=94&54=117'
