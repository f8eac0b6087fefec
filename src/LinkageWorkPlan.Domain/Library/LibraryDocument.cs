using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Library;

/// <summary>What a document is.</summary>
/// <param name="Sector">The sector of a plan that it belongs to; null for none.</param>
/// <param name="Contents">Codes of the memorandum's contents that it serves.</param>
/// <param name="Source">Who made it, as it is written there.</param>
/// <param name="From">The first day that it is about; null where it is about no time.</param>
/// <param name="To">The last day that it is about.</param>
/// <param name="Licence">What may be done with it, as it is written there.</param>
public sealed record DocumentContent(
    LocalizedText Title, LocalizedText Abstract, DocumentKind Kind, SectorLink? Sector, IReadOnlyList<string> Contents, string Source, DateOnly? From, DateOnly? To, string Licence);

/// <summary>
/// A document of the group: a legal text, a study, a product of a course. It belongs to the side that entered it, which alone sees it until it is shared;
/// after that it can be withdrawn with a reason, and never disappears.
/// </summary>
public sealed partial class LibraryDocument : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int AbstractMax = 4000;
    public const int SourceMax = 300;
    public const int LicenceMax = 200;
    public const int ReasonMax = 1000;
    public const int CodeMax = 12;

    /// <summary>What the reason is called where a document is withdrawn.</summary>
    public const string WithdrawReason = nameof(WithdrawReason);

    /// <summary>Before the number in each code.</summary>
    private const string Letters = "LB";

    private LibraryDocument()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="side">The side whose secretary enters it.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public LibraryDocument(int number, Side side, DocumentContent content)
    {
        Id = Guid.CreateVersion7();
        (Number, Side) = (number, side);
        Code = string.Create(CultureInfo.InvariantCulture, $"{Letters}{number}");
        Take(content);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were entered.</summary>
    public int Number { get; private set; }

    /// <summary>As in "LB3".</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>Whose it is.</summary>
    public Side Side { get; private set; }

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Abstract { get; private set; } = LocalizedText.Empty;
    public DocumentKind Kind { get; private set; }
    public string? SectorPlan { get; private set; }
    public string? SectorCode { get; private set; }

    /// <summary>Codes of the memorandum's contents that it serves.</summary>
    public IReadOnlyList<string> Contents { get; private set; } = [];

    public string Source { get; private set; } = string.Empty;
    public DateOnly? From { get; private set; }

    /// <summary>Not before <see cref="From"/>.</summary>
    public DateOnly? To { get; private set; }

    public string Licence { get; private set; } = string.Empty;
    public DocumentState State { get; private set; }

    /// <summary>When it was shared, UTC; null before.</summary>
    public DateTime? SharedAt { get; private set; }

    /// <summary>True where the ministers' offices read it, too.</summary>
    public bool ForMinisters { get; private set; }

    /// <summary>True where observers read it, too.</summary>
    public bool ForObservers { get; private set; }

    public string? WithdrawnBecause { get; private set; }
    public int Version { get; private set; }

    public SectorLink? Sector => SectorPlan is { } plan ? new SectorLink(plan, SectorCode ?? string.Empty) : null;

    /// <summary>None of a draft, which its side alone sees, and none of what was withdrawn: nobody translates them.</summary>
    public IEnumerable<TextPlace> Texts => State == DocumentState.Shared ? Written.Concat(ColumnTexts) : [];

    /// <summary>What it says of itself, in every language that it is written in.</summary>
    internal IEnumerable<string> Described => Written.Concat(ColumnTexts).SelectMany(each => Languages.All.Select(language => each.Text[language]?.Text)).OfType<string>();

    private IEnumerable<TextPlace> Written => [new(nameof(Title), Title, TitleMax), new(nameof(Abstract), Abstract, AbstractMax)];

    /// <returns>Null where it is no code of a document.</returns>
    public static int? NumberOf(string code) =>
        code.StartsWith(Letters, StringComparison.OrdinalIgnoreCase) && int.TryParse(code[Letters.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public AuditSubject ToSubject() => new(nameof(LibraryDocument), Id, Code, Title, null);

    public void SetText(string field, LocalizedText text)
    {
        switch (field)
        {
            case nameof(Title):
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case nameof(Abstract):
                Abstract = Check.Text(text, Label(field), AbstractMax, required: true);
                break;
            default:
                WriteColumn(field, text);
                break;
        }
    }

    /// <param name="by">The side that changes it: its own.</param>
    /// <exception cref="RuleException">It is the other side's or was withdrawn, or all broken rules at once; nothing is changed.</exception>
    public void Revise(Side by, DocumentContent content)
    {
        RequireOwn(by);
        RequireNotWithdrawn();
        if (State == DocumentState.Shared && new[] { content.Title, content.Abstract }.Any(each => !each.IsEmpty && Languages.Official.Any(language => each[language] is null)))
        {
            throw new RuleException(Rules.DocumentInOneLanguage, null, Code);
        }

        Take(content);
    }

    /// <summary>From now on both sides read it, and whoever else is named; said again, it may only reach more readers.</summary>
    /// <param name="by">The side that shares it: its own.</param>
    /// <exception cref="RuleException">It is the other side's or was withdrawn, has no file or lacks an official language, or somebody would no longer read it; nothing is changed.</exception>
    public void Share(Side by, bool forMinisters, bool forObservers, DateTime atUtc)
    {
        RequireOwn(by);
        RequireNotWithdrawn();
        if ((ForMinisters && !forMinisters) || (ForObservers && !forObservers))
        {
            throw new RuleException(Rules.DocumentReadersFewer, null, Code);
        }

        if (versions.Count == 0)
        {
            throw new RuleException(Rules.DocumentWithoutFile, null, Code);
        }

        RequireReady();
        (State, SharedAt, ForMinisters, ForObservers) = (DocumentState.Shared, SharedAt ?? atUtc, forMinisters, forObservers);
    }

    /// <summary>It no longer holds; it stays in the list with its reason.</summary>
    /// <param name="by">The side that withdraws it: its own.</param>
    /// <exception cref="RuleException">It is the other side's, was withdrawn before, or the reason is missing; nothing is changed.</exception>
    public void Withdraw(Side by, string why)
    {
        RequireOwn(by);
        RequireNotWithdrawn();
        WithdrawnBecause = Check.Text(why, WithdrawReason, ReasonMax);
        State = DocumentState.Withdrawn;
    }

    /// <summary>Nobody learns of the other side's draft.</summary>
    private void RequireOwn(Side by)
    {
        if (by != Side)
        {
            throw SharedAt is null ? new RuleException(Rules.NotFound) : new RuleException(Rules.DocumentOtherSide, null, Code);
        }
    }

    private void RequireNotWithdrawn()
    {
        if (State == DocumentState.Withdrawn)
        {
            throw new RuleException(Rules.DocumentWithdrawn, null, Code);
        }
    }

    private void RequireReady()
    {
        if (Written.Any(each => !Languages.Official.All(each.Text.IsReady)))
        {
            throw new RuleException(Rules.DocumentInOneLanguage, null, Code);
        }
    }

    private void Take(DocumentContent content)
    {
        List<BrokenRule> broken = [];
        foreach (var (field, text) in new[] { (nameof(Title), content.Title), (nameof(Abstract), content.Abstract) })
        {
            if (text.IsEmpty)
            {
                broken.Add(new BrokenRule(Rules.Required, field, Label(field)));
            }
        }

        if (content.From > content.To)
        {
            broken.Add(new BrokenRule(Rules.DocumentPeriod, nameof(To), content.From));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (title, words) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax), Check.Text(content.Abstract, Label(nameof(Abstract)), AbstractMax));
        var (source, licence) = (OneLine(content.Source, nameof(Source), SourceMax), OneLine(content.Licence, nameof(Licence), LicenceMax));
        (Title, Abstract, Kind, Source, Licence, From, To) = (title, words, content.Kind, source, licence, content.From, content.To);
        (SectorPlan, SectorCode, Contents) = (content.Sector?.PlanCode, content.Sector?.Code, [.. content.Contents.Distinct()]);
    }

    /// <returns>Empty where nothing was said.</returns>
    private static string OneLine(string words, string field, int max) => string.IsNullOrWhiteSpace(words) ? string.Empty : Check.Text(words, Label(field), max);

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(LibraryDocument)}.{field}";
}
