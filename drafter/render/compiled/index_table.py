"""Of what template and by which compiler each table was made; written by `make tables`."""

# mypy: ignore-errors

COMPILER = '592da848c80542600ffc44b79a2967e40248679047539e7cbd7ffff1a4f4a5ea'
TEMPLATES = {
    ('_shared/blocks.html.j2', 'f4c3937615955208e09b1ccebb6b1d95cff2774d'): 'shared_blocks_table',
    ('_shared/importbericht.html.j2', '4097c6a1c237168b85ea61851b6dfc9c2facf5da'): 'shared_importbericht_table',
    ('_shared/page.html.j2', 'a9837c4b5f782bf385ac4d73818d1ebabeaa0f18'): 'shared_page_table',
    ('_shared/synopse.html.j2', 'ea78424ddc587959c52e0ac35795583e26e69f42'): 'shared_synopse_table',
    ('_shared/vorlage.html.j2', 'c2e7201fd4aa60cb968a12f5e33844c486e22ef8'): 'shared_vorlage_table',
    ('vorlage.html.j2', '9e9c063dd42cbf795abc1eb3adecf4a5d8496787'): 'bielefeld_vorlage_table',
}
