namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>What happened to the text of a form that was typed before and not saved, as the browser reports it (wwwroot/js/drafts.js).</summary>
public sealed record KeptDraft
{
    /// <summary>When it was typed last, UTC; null where only another window has one.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Fields that show again what was typed.</summary>
    public IReadOnlyList<KeptField> Restored { get; init; } = [];

    /// <summary>Fields in which other words were saved since, by somebody else or by another form: the person chooses before the form can be saved.</summary>
    public IReadOnlyList<KeptField> Undecided { get; init; } = [];

    /// <summary>Fields that are not there any more, or did not take what was typed.</summary>
    public IReadOnlyList<KeptField> Failed { get; init; } = [];

    /// <summary>Fields in which other words were typed in another window.</summary>
    public IReadOnlyList<KeptField> Elsewhere { get; init; } = [];

    /// <summary>True right after it was discarded: it can be taken back.</summary>
    public bool IsDiscarded { get; init; }

    public bool IsEmpty => !IsDiscarded && Restored.Count + Undecided.Count + Failed.Count + Elsewhere.Count == 0;
}

/// <param name="Name">Which field of the form.</param>
/// <param name="Label">As the page calls it, in the reader's language.</param>
/// <param name="Mine">What was typed here, as one reads it.</param>
/// <param name="Theirs">What is saved now, or was typed in another window, as one reads it.</param>
/// <param name="Language">Code of the language that the words are in; null where it is the reader's.</param>
public sealed record KeptField(string Name, string Label, string? Mine, string? Theirs, string? Language);
