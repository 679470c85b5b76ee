//! Common Swedish first and last names (public lists of name statistics), put together by chance: nobody real.

pub(super) const FIRST: [&str; 80] = [
    "Anna", "Erik", "Maria", "Lars", "Karin", "Johan", "Eva", "Anders", "Sara", "Per", "Kristina", "Nils",
    "Lena", "Karl", "Emma", "Mikael", "Kerstin", "Jan", "Malin", "Daniel", "Jenny", "Fredrik", "Hanna", "Peter",
    "Linda", "Andreas", "Elin", "Hans", "Amanda", "Mohammed", "Fatima", "Ali", "Amira", "Omar", "Leila", "Hassan",
    "Sofia", "Gustav", "Ida", "Oskar", "Julia", "Viktor", "Frida", "Simon", "Åsa", "Göran", "Åke", "Märta",
    "Ylva", "Björn", "Agneta", "Håkan", "Ulrika", "Stefan", "Camilla", "Magnus", "Therese", "Jonas", "Josefin",
    "Martin", "Petra", "Henrik", "Cecilia", "Mattias", "Pia", "Tobias", "Ebba", "Axel", "Nora", "Isak", "Wilma",
    "Liam", "Selma", "Hugo", "Agnes", "Noah", "Tuva", "Adam", "Zainab", "Jelena",
];

pub(super) const LAST: [&str; 80] = [
    "Andersson", "Johansson", "Karlsson", "Nilsson", "Eriksson", "Larsson", "Olsson", "Persson", "Svensson",
    "Gustafsson", "Pettersson", "Jonsson", "Jansson", "Hansson", "Bengtsson", "Jönsson", "Lindberg", "Jakobsson",
    "Magnusson", "Lindström", "Olofsson", "Lindqvist", "Lindgren", "Berg", "Axelsson", "Bergström", "Lundberg",
    "Lind", "Lundgren", "Lundqvist", "Mattsson", "Berglund", "Fredriksson", "Sandberg", "Henriksson", "Ali",
    "Forsberg", "Sjöberg", "Wallin", "Mohamed", "Engström", "Eklund", "Danielsson", "Lundin", "Håkansson",
    "Björk", "Bergman", "Gunnarsson", "Wikström", "Holm", "Samuelsson", "Isaksson", "Fransson", "Bergqvist",
    "Nyström", "Holmberg", "Arvidsson", "Löfgren", "Söderberg", "Nyberg", "Ahmed", "Blomqvist", "Claesson",
    "Nordström", "Hassan", "Mårtensson", "Lundström", "Viklund", "Eliasson", "Björklund", "Berggren", "Sandström",
    "Nordin", "Lund", "Falk", "Ström", "Åberg", "Ekström", "Hermansson", "Öberg",
];
