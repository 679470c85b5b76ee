//! The matrix as a file.
