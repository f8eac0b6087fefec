namespace LinkageWorkPlan.Domain.Glossary;

/// <summary>What a term is about: the same words may be two terms in two groups (Thông báo: a notice, and a notification on the screen). Stored by name.</summary>
public enum TermGroup
{
    Organisation,
    Plan,
    Status,
    Report,
    Meetings,
    Subject,

    /// <summary>Words of the program's own buttons and lists: too common to check texts against.</summary>
    Interface,
}

/// <summary>How far the Lao words of a term can be relied on. Stored by name; the letters are those of the template's file.</summary>
public enum LaoConfidence
{
    /// <summary>H: found in Lao texts, or accepted by the Lao side.</summary>
    High,

    /// <summary>M: likely; a native reader has to look.</summary>
    Probable,

    /// <summary>L: doubtful; a native reader has to look.</summary>
    Doubtful,
}

/// <summary>Stored by name.</summary>
public enum TermState
{
    /// <summary>New, and not yet agreed by both sides.</summary>
    Proposed,

    /// <summary>In force.</summary>
    Agreed,

    /// <summary>Was in force; both sides agreed to use it no longer.</summary>
    Retired,

    /// <summary>A new term that was withdrawn or declined before it was ever in force.</summary>
    Dropped,
}

/// <summary>What the other side is asked to agree to. Stored by name.</summary>
public enum TermProposal
{
    New,
    Change,
    Removal,
}
