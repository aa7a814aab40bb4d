calculator --list
