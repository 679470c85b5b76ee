//! The competence model, role profiles, evidence, estimates and the matrix.
