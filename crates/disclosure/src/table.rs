//! What goes in: how many people stand in which cell.

/// A cell of a table with a department tree and `F` further dimensions (role, wave …).
///
/// `None` in a dimension means all of it: `Cell { department: Some(3), flat: [None] }` is the whole
/// of department 3 in all roles, departments below it included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell<const F: usize> {
    /// The department with everything below it; `None` for the whole organisation.
    pub department: Option<usize>,
    /// The value in each further dimension; `None` for all values together.
    pub flat: [Option<usize>; F],
}

/// Counts of people by department and `F` further dimensions, with all totals implied.
///
/// Only the people are given; every total (a department with those below it, all roles together, …)
/// follows from them, so that a table can never be inconsistent.
#[derive(Clone, Debug)]
pub struct Table<const F: usize> {
    pub(crate) parents: Vec<Option<usize>>,
    pub(crate) sizes: [usize; F],
    pub(crate) entries: Vec<(Cell<F>, u32)>,
}

/// Why a table cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// A department's parent does not exist.
    UnknownParent {
        /// The department.
        department: usize,
    },
    /// The parents of a department lead back to itself.
    Cycle {
        /// The department.
        department: usize,
    },
    /// A person stands in a department or at a value that does not exist.
    UnknownCell,
}

impl std::fmt::Display for TableError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownParent { department } => {
                write!(f, "the parent of department {department} does not exist")
            }
            Self::Cycle { department } => {
                write!(f, "the parents of department {department} lead back to itself")
            }
            Self::UnknownCell => write!(f, "no such department or value"),
        }
    }
}

impl std::error::Error for TableError {}

impl<const F: usize> Table<F> {
    /// An empty table. `parents[d]` is the department that department `d` belongs to, `None` at
    /// the top; `sizes` is the number of values in each further dimension.
    pub fn new(parents: &[Option<usize>], sizes: [usize; F]) -> Result<Self, TableError> {
        for (department, &parent) in parents.iter().enumerate() {
            let mut above = parent;
            for _ in 0..parents.len() {
                let Some(next) = above else { break };
                above = *parents.get(next).ok_or(TableError::UnknownParent { department })?;
            }
            if above.is_some() {
                return Err(TableError::Cycle { department });
            }
        }
        Ok(Self { parents: parents.to_vec(), sizes, entries: Vec::new() })
    }

    /// Adds `people` who stand *directly* in this department (not in one below it) and at these
    /// values. Here `None` means that it is not known or that they have none: such people are in
    /// the totals and in no part.
    ///
    /// Adding to the same place twice adds up; the order of adding never matters.
    pub fn add(&mut self, place: Cell<F>, people: u32) -> Result<(), TableError> {
        let known = place.department.is_none_or(|department| department < self.parents.len())
            && place.flat.iter().zip(self.sizes).all(|(v, size)| v.is_none_or(|v| v < size));
        if !known {
            return Err(TableError::UnknownCell);
        }
        self.entries.push((place, people));
        Ok(())
    }
}
