namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>What the fields of a form are called there, so that a refusal names a field as its reader sees it. A form gives it to its fields.</summary>
public sealed class FieldLabels
{
    private readonly Dictionary<string, string> byId = [];

    /// <param name="id">Of the control (<see cref="FormLinks"/>).</param>
    internal void Set(string id, string? label)
    {
        if (label is not null)
        {
            byId[id] = label;
        }
    }

    /// <summary>The refusal in words, with the label of the field it is about where this form has one.</summary>
    internal string WordsOf(Failure failure) =>
        failure is { Subject: { } subject, Called: { } called } && byId.TryGetValue(FormLinks.IdOf(subject), out var label) ? called(label) : failure.Words;
}
