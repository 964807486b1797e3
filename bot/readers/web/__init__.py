"""What a web page holds: its main text among menus, its lists with their numbers."""
