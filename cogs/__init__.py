"""The Discord shell: parse, call one service, show one card."""
