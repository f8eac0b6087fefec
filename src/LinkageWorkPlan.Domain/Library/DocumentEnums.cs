namespace LinkageWorkPlan.Domain.Library;

/// <summary>What a document is. Stored by name.</summary>
public enum DocumentKind
{
    LegalText,
    Study,
    CourseProduct,
    Questionnaire,

    /// <summary>A series of figures.</summary>
    Series,
    Other,
}

/// <summary>How far a document is. Stored by name.</summary>
public enum DocumentState
{
    /// <summary>Its own side alone sees it.</summary>
    Draft,

    /// <summary>Both sides read it, for good.</summary>
    Shared,

    /// <summary>It no longer holds. Whoever read it still does, with the reason.</summary>
    Withdrawn,
}
