using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Reports;

/// <summary>The narrative of one section; its figures and tables come from the plan.</summary>
public sealed class ReportSection
{
    private ReportSection()
    {
    }

    internal ReportSection(Guid reportId, string key, int order) => (ReportId, Key, Order) = (reportId, key, order);

    public Guid ReportId { get; private set; }

    /// <summary>One of <see cref="SectionKeys.Written"/>.</summary>
    public string Key { get; private set; } = string.Empty;

    public int Order { get; private set; }

    /// <summary>Paragraphs, separated by line feeds.</summary>
    public LocalizedText Text { get; private set; } = LocalizedText.Empty;

    /// <summary>True where the secretaries decided to leave it out; it has no text then.</summary>
    public bool IsLeftOut { get; private set; }

    internal void Write(LocalizedText text) => Text = text;

    internal void LeaveOut(bool isLeftOut) => IsLeftOut = isLeftOut;
}

/// <summary>What is asked of one minister.</summary>
public sealed class Proposal
{
    private Proposal()
    {
    }

    internal Proposal(Guid reportId, Side addressee, LocalizedText text, int order)
    {
        Id = Guid.CreateVersion7();
        (ReportId, Addressee, Text, Order) = (reportId, addressee, text, order);
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }

    /// <summary>The side whose minister is asked.</summary>
    public Side Addressee { get; private set; }

    public LocalizedText Text { get; private set; } = LocalizedText.Empty;
    public int Order { get; private set; }

    /// <summary>The name of a proposal's place in the report, as in <c>V.1.2</c>.</summary>
    /// <param name="number">Among those to one minister, from 1, in the order of print.</param>
    public static string PlaceOf(Side addressee, int number) => $"{SectionKeys.ProposalsTo(addressee)}.{number}";

    internal void Change(Side addressee, LocalizedText text) => (Addressee, Text) = (addressee, text);
}
