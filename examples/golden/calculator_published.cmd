calculator published 66.4+-1.2 64.9+-1.0
