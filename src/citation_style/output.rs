//! What rendering makes: a tree of words, and of groups of them with looks, quotation marks and a role; and what
//! becomes of it, runs of text.

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looks {
    /// Italic.
    pub italic: bool,
    /// Bold.
    pub bold: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Underlined.
    pub underlined: bool,
    /// Raised: an exponent.
    pub raised: bool,
    /// Lowered: an index.
    pub lowered: bool,
}

/// A run of text that looks alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its characters.
    pub text: String,
    /// How they look.
    pub looks: Looks,
    /// Where they lead.
    pub leads: Option<Leads>,
    /// The language that they are in, where that is another.
    pub language: Option<String>,
    /// Which item of a citation they are of, from 0.
    pub item: Option<usize>,
    /// Whether they are the words of the one who cites, before or behind that item.
    pub own: Option<Own>,
    /// Whether a closing quotation mark is all it is.
    pub(super) closes: bool,
}

/// Words of the one who cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// Before the item with this index.
    Before(usize),
    /// Behind it.
    Behind(usize),
}

/// Where a run leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// To an address.
    To(String),
    /// To that of a DOI, of which this is the name.
    Doi(String),
}

/// What a group of output is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Role {
    /// Nothing in particular.
    #[default]
    Plain,
    /// Names, as an element `names` makes them.
    Names,
    /// The list of those, without what they did.
    NameList,
    /// A single name of those.
    Name,
    /// A date.
    Date,
    /// What an element has before it or behind it.
    Affix,
    /// A year's letter.
    YearSuffix,
    /// The number of an item.
    CitationNumber,
    /// One item of a citation.
    Item(usize),
    /// Words of the one who cites: what stands before an item, or behind it. The number is the item's.
    Before(usize),
    /// Behind an item.
    Behind(usize),
}

/// Where a group stands (CSL 1.0.2, "Display").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    /// In line.
    #[default]
    InLine,
    /// On lines of its own.
    Block,
    /// Before a block, in the margin of it.
    Margin,
}

/// A group of output.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// What it is.
    pub role: Role,
    /// How it looks beside the words around it.
    pub looks: Looks,
    /// Whether its looks turn those around it back: italics within italics are upright.
    pub flips: bool,
    /// Looks that it takes away, whatever stands around it (`font-style="normal"`).
    pub upright: bool,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether letters keep their case, whatever a style has of it.
    pub keeps_case: bool,
    /// Where it leads.
    pub leads: Option<Leads>,
    /// The language that it is in.
    pub language: Option<String>,
    /// Where it stands beside what is around it.
    pub place: Place,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Group {
    /// The looks of what is in it, within others.
    pub fn looks_within(&self, around: Looks) -> Looks {
        let own = self.looks;
        let flip = |around: bool, own: bool| match self.flips && own {
            true => !around,
            false => around || own,
        };
        Looks {
            italic: flip(around.italic && !self.upright, own.italic),
            bold: flip(around.bold, own.bold),
            small_caps: around.small_caps || own.small_caps,
            underlined: around.underlined || own.underlined,
            raised: around.raised || own.raised,
            lowered: around.lowered || own.lowered,
        }
    }
}

/// A piece of output.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Characters.
    Words(String),
    /// A group.
    Group(Group),
}

impl Node {
    /// A group of pieces with a role.
    pub fn of(role: Role, children: Vec<Node>) -> Node {
        Node::Group(Group {
            role,
            children,
            ..Group::default()
        })
    }

    /// What stands before or behind what an element makes.
    pub fn affix(words: &str) -> Node {
        Node::of(Role::Affix, vec![Node::Words(words.to_string())])
    }

    /// The first group of a role, from outside in.
    pub fn find<'a>(nodes: &'a [Node], role: &Role) -> Option<&'a Group> {
        nodes.iter().find_map(|node| match node {
            Node::Words(_) => None,
            Node::Group(group) if group.role == *role => Some(group),
            Node::Group(group) => Node::find(&group.children, role),
        })
    }

    /// The characters, in no looks.
    pub fn plain(nodes: &[Node]) -> String {
        let mut plain = String::new();
        for node in nodes {
            match node {
                Node::Words(words) => plain.push_str(words),
                Node::Group(group) => plain.push_str(&Node::plain(&group.children)),
            }
        }
        plain
    }
}

/// Whether there is nothing to read in pieces.
pub fn is_empty(nodes: &[Node]) -> bool {
    nodes.iter().all(|node| match node {
        Node::Words(words) => words.is_empty(),
        Node::Group(group) => is_empty(&group.children),
    })
}
