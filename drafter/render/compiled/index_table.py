"""Of what template and by which compiler each table was made; written by `make tables`."""

# mypy: ignore-errors

COMPILER = '592da848c80542600ffc44b79a2967e40248679047539e7cbd7ffff1a4f4a5ea'
TEMPLATES = {
    ('_shared/blocks.html.j2', '6d5bdcfabfab4bec6e1103e1176e93f784ac7942'): 'shared_blocks_table',
    ('_shared/page.html.j2', '3401fd20b11540f9d922159b3fd5a7b7c7d04b20'): 'shared_page_table',
    ('_shared/synopse.html.j2', 'ea78424ddc587959c52e0ac35795583e26e69f42'): 'shared_synopse_table',
    ('vorlage.html.j2', '9e9c063dd42cbf795abc1eb3adecf4a5d8496787'): 'bielefeld_vorlage_table',
}
