namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>What the fields of a form are called there and where they stand, so that a refusal names a field as its reader sees it and leads to it. A form gives it to its fields.</summary>
public sealed class FieldLabels
{
    private readonly Dictionary<string, string> byId = [];
    private readonly Dictionary<string, string> ids = [];

    /// <param name="id">Of the control (<see cref="FormLinks"/>).</param>
    /// <param name="name">What a refusal calls the field, where its id does not follow from that, as where a page has the same form several times.</param>
    internal void Set(string id, string? label, string? name = null)
    {
        if (label is not null)
        {
            byId[id] = label;
        }

        if (name is not null)
        {
            ids[FormLinks.IdOf(name)] = id;
        }
    }

    /// <summary>The id of the control that a refusal is about.</summary>
    internal string IdOf(string subject) => FormLinks.IdOf(subject) is var usual && ids.TryGetValue(usual, out var own) ? own : usual;

    /// <summary>The refusal in words, with the label of the field it is about where this form has one.</summary>
    internal string WordsOf(Failure failure) =>
        failure is { Subject: { } subject, Called: { } called } && byId.TryGetValue(IdOf(subject), out var label) ? called(label) : failure.Words;
}
