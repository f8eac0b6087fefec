using System.Globalization;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>What a candidate is.</summary>
/// <param name="Sector">The sector of a plan that it belongs to; null for none.</param>
/// <param name="VietnamEnterprises">Those that would take part on the Vietnamese side.</param>
public sealed record PilotContent(
    LocalizedText Title, LocalizedText Description, SectorLink? Sector, LocalizedText Place, LocalizedText VietnamEnterprises, LocalizedText LaosEnterprises)
{
    /// <summary>Codes of the memorandum's contents that it serves.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];
}

/// <summary>A model of linkage that the group may try out. Secretaries of both sides propose and change them as equals.</summary>
public sealed partial class PilotModel : IVersioned, INumbered, ITranslatable, IAudited
{
    public const int TitleMax = 300;
    public const int DescriptionMax = 4000;
    public const int PlaceMax = 300;
    public const int EnterprisesMax = 2000;
    public const int ReasonMax = 1000;
    public const int CodeMax = 12;

    /// <summary>What the reason is called where a candidate is withdrawn.</summary>
    public const string WithdrawReason = nameof(WithdrawReason);

    private PilotModel()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <param name="proposedBy">The side whose secretary proposes it.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public PilotModel(int number, Side proposedBy, PilotContent content)
    {
        Id = Guid.CreateVersion7();
        (Number, ProposedBy) = (number, proposedBy);
        Code = string.Create(CultureInfo.InvariantCulture, $"PM{number}");
        Take(content);
    }

    public Guid Id { get; private set; }

    /// <summary>From 1, in the order in which they were proposed.</summary>
    public int Number { get; private set; }

    /// <summary>As in "PM3".</summary>
    public string Code { get; private set; } = string.Empty;

    public Side ProposedBy { get; private set; }
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
    public LocalizedText Description { get; private set; } = LocalizedText.Empty;
    public string? SectorPlan { get; private set; }
    public string? SectorCode { get; private set; }
    public LocalizedText Place { get; private set; } = LocalizedText.Empty;
    public LocalizedText VietnamEnterprises { get; private set; } = LocalizedText.Empty;
    public LocalizedText LaosEnterprises { get; private set; } = LocalizedText.Empty;

    /// <summary>Codes of the memorandum's contents that it serves.</summary>
    public IReadOnlyList<string> Contents { get; private set; } = [];

    public PilotState State { get; private set; }
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Code of the sheet by which it is scored, once both co-chairs agreed to that; what it says in the official languages is closed from then on.</summary>
    public string? ScoredIn { get; private set; }

    public int Version { get; private set; }

    public SectorLink? Sector => SectorPlan is { } plan ? new SectorLink(plan, SectorCode ?? string.Empty) : null;

    /// <summary>None of what was withdrawn: nobody translates it.</summary>
    public IEnumerable<TextPlace> Texts => State == PilotState.Withdrawn ? [] : new TextPlace[]
    {
        new(nameof(Title), Title, TitleMax), new(nameof(Description), Description, DescriptionMax), new(nameof(Place), Place, PlaceMax),
        new(nameof(VietnamEnterprises), VietnamEnterprises, EnterprisesMax), new(nameof(LaosEnterprises), LaosEnterprises, EnterprisesMax),
    }.Concat(JointReasons).Concat(ReviewReasons).Where(each => !each.Text.IsEmpty);

    public AuditSubject ToSubject() => new(nameof(PilotModel), Id, Code, Title, null);

    public LocalizedText EnterprisesOf(Side side) => side == Side.Vietnam ? VietnamEnterprises : LaosEnterprises;

    public void SetText(string field, LocalizedText text)
    {
        if (IsSigned(field))
        {
            RequireNotFrozen();
        }

        if (field.Contains(':', StringComparison.Ordinal))
        {
            Explain(field, text);
            return;
        }

        if (ScoredIn is not null && Texts.FirstOrDefault(each => each.Field == field) is { } place && Languages.Official.Any(each => place.Text[each]?.Text != text[each]?.Text))
        {
            throw new RuleException(Rules.PilotIsScored, null, Code, ScoredIn);
        }

        switch (field)
        {
            case nameof(Title):
                Title = Check.Text(text, Label(field), TitleMax, required: true);
                break;
            case nameof(Description):
                Description = Check.Text(text, Label(field), DescriptionMax, required: true);
                break;
            case nameof(Place):
                Place = Check.Text(text, Label(field), PlaceMax);
                break;
            case nameof(VietnamEnterprises):
                VietnamEnterprises = Check.Text(text, Label(field), EnterprisesMax);
                break;
            case nameof(LaosEnterprises):
                LaosEnterprises = Check.Text(text, Label(field), EnterprisesMax);
                break;
            default:
                throw new RuleException(Rules.NotFound, field);
        }
    }

    /// <exception cref="RuleException">It was withdrawn or is being scored, or all broken rules at once; nothing is changed.</exception>
    public void Revise(PilotContent content)
    {
        RequireNotWithdrawn();
        if (ScoredIn is not null)
        {
            throw new RuleException(Rules.PilotIsScored, null, Code, ScoredIn);
        }

        Take(content);
    }

    /// <summary>It is no candidate any more and stays in the list with its reason.</summary>
    /// <param name="by">The side that withdraws it: the one that proposed it.</param>
    /// <exception cref="RuleException">The other side proposed it, it was withdrawn before, a meeting decided about it, or the reason is missing or too long; nothing is changed.</exception>
    public void Withdraw(Side by, string why)
    {
        RequireNotWithdrawn();
        RequireUndecided();
        if (by != ProposedBy)
        {
            throw new RuleException(Rules.PilotOtherSide, null, Code);
        }

        WithdrawnBecause = Check.Text(why, WithdrawReason, ReasonMax);
        State = PilotState.Withdrawn;
    }

    /// <exception cref="RuleException">It was withdrawn, is on another sheet, or a text lacks an official language.</exception>
    internal void RequireReady()
    {
        RequireNotWithdrawn();
        if (ScoredIn is not null)
        {
            throw new RuleException(Rules.PilotIsScored, null, Code, ScoredIn);
        }

        if (Texts.Any(each => !Languages.Official.All(each.Text.IsReady)))
        {
            throw new RuleException(Rules.PilotInOneLanguage, null, Code);
        }
    }

    internal void BeginScoring(string sheet) => ScoredIn = sheet;

    private void Take(PilotContent content)
    {
        List<BrokenRule> broken = [];
        foreach (var (field, text) in new[] { (nameof(Title), content.Title), (nameof(Description), content.Description) })
        {
            if (text.IsEmpty)
            {
                broken.Add(new BrokenRule(Rules.Required, field, Label(field)));
            }
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        var (title, description) = (Check.Text(content.Title, Label(nameof(Title)), TitleMax), Check.Text(content.Description, Label(nameof(Description)), DescriptionMax));
        var place = Check.Text(content.Place, Label(nameof(Place)), PlaceMax);
        var (vietnam, laos) = (Check.Text(content.VietnamEnterprises, Label(nameof(VietnamEnterprises)), EnterprisesMax), Check.Text(content.LaosEnterprises, Label(nameof(LaosEnterprises)), EnterprisesMax));
        (Title, Description, Place, VietnamEnterprises, LaosEnterprises) = (title, description, place, vietnam, laos);
        (SectorPlan, SectorCode, Contents) = (content.Sector?.PlanCode, content.Sector?.Code, [.. content.Contents.Distinct()]);
    }

    /// <summary>Writes the reason of a joint score or of a review.</summary>
    private void Explain(string field, LocalizedText text)
    {
        if (SheetSigning != SheetSigning.Returned && Decision is not null && JointReasons.FirstOrDefault(each => each.Field == field) is { } place && Languages.Official.Any(each => place.Text[each]?.Text != text[each]?.Text))
        {
            RequireUndecided();
        }

        var parts = field.Split(':');
        if (jointScores.Find(each => parts is [Because, var criterion] && each.Criterion.ToString() == criterion) is { } score)
        {
            score.Explain(text);
        }
        else if (reviews.Find(each => parts is [Reviewed, var year] && Words(each.Year) == year) is { } review)
        {
            review.Explain(text);
        }
        else
        {
            throw new RuleException(Rules.NotFound, field);
        }
    }

    private void RequireNotWithdrawn()
    {
        if (State == PilotState.Withdrawn)
        {
            throw new RuleException(Rules.PilotWithdrawn, null, Code);
        }
    }

    /// <summary>What messages call a field.</summary>
    private static string Label(string field) => $"{nameof(PilotModel)}.{field}";
}
