calculator published 66.4 64.9
exit 2
