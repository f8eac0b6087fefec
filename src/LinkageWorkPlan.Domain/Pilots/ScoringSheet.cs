using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>How candidates are scored, and which.</summary>
/// <param name="Scale">The best score; the lowest is 1.</param>
/// <param name="Weights">One for each criterion, in their order; together <see cref="ScoringSheet.WeightsTotal"/>.</param>
/// <param name="Candidates">Codes of pilot models, by their numbers.</param>
public sealed record SheetContent(int Scale, IReadOnlyList<int> Weights, IReadOnlyList<string> Candidates);

/// <summary>
/// One round of scoring. Scale, weights and candidates are agreed by both co-chairs before anything is scored and never change after;
/// then a panel of each side scores alone (<see cref="Ballot"/>).
/// </summary>
public sealed partial class ScoringSheet : IVersioned, INumbered, IAudited
{
    public const int CodeMax = 12;
    public const int ScaleLeast = 3;
    public const int ScaleMost = 10;
    public const int WeightsTotal = 100;

    /// <summary>More are no short list.</summary>
    public const int CandidatesMax = 30;

    private readonly List<SheetAgreement> agreements = [];

    private ScoringSheet()
    {
    }

    /// <param name="number">The next of the group, from 1.</param>
    /// <exception cref="RuleException">All broken rules at once.</exception>
    public ScoringSheet(int number, SheetContent content)
    {
        Id = Guid.CreateVersion7();
        Number = number;
        Code = string.Create(CultureInfo.InvariantCulture, $"R{number}");
        Take(content);
    }

    public Guid Id { get; private set; }
    public int Number { get; private set; }

    /// <summary>As in "R2".</summary>
    public string Code { get; private set; } = string.Empty;

    /// <summary>The best score; the lowest is 1.</summary>
    public int Scale { get; private set; }

    public int NeedsWeight { get; private set; }
    public int EnterprisesWeight { get; private set; }
    public int ProductsWeight { get; private set; }
    public int MarketWeight { get; private set; }
    public int FrameworkWeight { get; private set; }

    /// <summary>Codes of pilot models, by their numbers.</summary>
    public IReadOnlyList<string> Candidates { get; private set; } = [];

    /// <summary>When the second co-chair agreed, UTC; null before. Nothing changes from then on.</summary>
    public DateTime? AgreedAt { get; private set; }

    /// <summary>When the Vietnamese panel finished, UTC.</summary>
    public DateTime? VietnamDoneAt { get; private set; }

    /// <summary>When the Lao panel finished, UTC.</summary>
    public DateTime? LaosDoneAt { get; private set; }

    /// <summary>When the second panel finished, UTC: from then on each side sees the scores of the other.</summary>
    public DateTime? ScoredAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>At most one a side. One counts as long as it is of what the sheet says (<see cref="IsAgreedBy"/>).</summary>
    public IReadOnlyList<SheetAgreement> Agreements => agreements;

    public IReadOnlyList<int> Weights => [NeedsWeight, EnterprisesWeight, ProductsWeight, MarketWeight, FrameworkWeight];

    public AuditSubject ToSubject() => new(nameof(ScoringSheet), Id, Code, LocalizedText.Empty, null);

    public int WeightOf(PilotCriterion criterion) => Weights[(int)criterion];

    public bool IsDone(Side side) => (side == Side.Vietnam ? VietnamDoneAt : LaosDoneAt) is not null;

    /// <exception cref="RuleException">Both co-chairs agreed to it, or all broken rules at once; nothing is changed.</exception>
    public void Revise(SheetContent content)
    {
        RequireOpen();
        Take(content);
    }

    /// <summary>SHA-256 of what is agreed: scale, weights, and each candidate with what it says in both official languages.</summary>
    /// <param name="pilots">The sheet's candidates, and perhaps others.</param>
    public string FingerprintOf(IEnumerable<PilotModel> pilots) => Fingerprint.OfContent(JsonSerializer.Serialize(
        new string?[] { Code, Scale.ToString(CultureInfo.InvariantCulture) }.Concat(Enum.GetValues<PilotCriterion>().SelectMany(each => new[] { each.ToString(), WeightOf(each).ToString(CultureInfo.InvariantCulture) }))
            .Concat(Of(pilots).SelectMany(Said))));

    public bool IsAgreedBy(Side side, string fingerprint) => agreements.Exists(each => each.BySide == side && each.Fingerprint == fingerprint);

    /// <summary>A co-chair agrees, for their side, to the sheet exactly as it was shown. With the second one its candidates are closed.</summary>
    /// <param name="seen">The fingerprint of what was shown.</param>
    /// <param name="pilots">The sheet's candidates.</param>
    /// <exception cref="RuleException">Both agreed before, a candidate was withdrawn or lacks a language, or something changed since it was shown.</exception>
    public void Agree(Side side, string byName, string seen, IReadOnlyList<PilotModel> pilots, DateTime atUtc)
    {
        RequireOpen();
        foreach (var pilot in Of(pilots))
        {
            pilot.RequireReady();
        }

        var now = FingerprintOf(pilots);
        if (seen != now)
        {
            throw new RuleException(Rules.SheetChanged);
        }

        agreements.RemoveAll(each => each.BySide == side || each.Fingerprint != now);
        agreements.Add(new SheetAgreement(Id, now, side, byName, atUtc));
        if (agreements.Count == Sides.Both.Count)
        {
            AgreedAt = atUtc;
            Of(pilots).ToList().ForEach(each => each.BeginScoring(Code));
        }
    }

    /// <summary>Scores are given from the agreement of both co-chairs on, until the side's panel finished.</summary>
    /// <exception cref="RuleException">It is too early, or too late.</exception>
    public void RequireScoring(Side side)
    {
        if (AgreedAt is null)
        {
            throw new RuleException(Rules.SheetNotAgreed, null, Code);
        }

        if (IsDone(side))
        {
            throw new RuleException(Rules.PanelDone, null, Code);
        }
    }

    /// <summary>Finishes the side's panel once each of its members finished.</summary>
    /// <param name="panel">All ballots of the side.</param>
    public void FinishPanel(Side side, IReadOnlyCollection<Ballot> panel, DateTime atUtc)
    {
        RequireScoring(side);
        if (panel.Count == 0 || panel.Any(each => each.FinishedAt is null || each.Side != side))
        {
            return;
        }

        VietnamDoneAt = side == Side.Vietnam ? atUtc : VietnamDoneAt;
        LaosDoneAt = side == Side.Laos ? atUtc : LaosDoneAt;
        ScoredAt = VietnamDoneAt is not null && LaosDoneAt is not null ? atUtc : null;
    }

    private static IEnumerable<string?> Said(PilotModel pilot) =>
        new[] { pilot.Code, pilot.Sector?.Key }.Concat(new[] { pilot.Title, pilot.Description, pilot.Place, pilot.VietnamEnterprises, pilot.LaosEnterprises }.SelectMany(text => Languages.Official.Select(each => text[each]?.Text)));

    private IEnumerable<PilotModel> Of(IEnumerable<PilotModel> pilots) => pilots.Where(each => Candidates.Contains(each.Code)).OrderBy(each => each.Number);

    private void Take(SheetContent content)
    {
        List<BrokenRule> broken = [];
        if (content.Scale is < ScaleLeast or > ScaleMost)
        {
            broken.Add(new BrokenRule(Rules.SheetScale, nameof(Scale), ScaleLeast, ScaleMost));
        }

        foreach (var (criterion, _) in Enum.GetValues<PilotCriterion>().Zip(content.Weights).Where(each => each.Second < 1))
        {
            broken.Add(new BrokenRule(Rules.SheetWeight, $"{criterion}Weight", $"{nameof(ScoringSheet)}.{criterion}Weight"));
        }

        if (broken.Count == 0 && content.Weights.Sum() != WeightsTotal)
        {
            broken.Add(new BrokenRule(Rules.SheetWeights, nameof(NeedsWeight), content.Weights.Sum(), WeightsTotal));
        }

        if (content.Candidates.Count is < 2 or > CandidatesMax)
        {
            broken.Add(new BrokenRule(Rules.SheetCandidates, nameof(Candidates), CandidatesMax));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        if (content.Weights.Count != Enum.GetValues<PilotCriterion>().Length)
        {
            throw new ArgumentException("Each criterion has one weight.", nameof(content));
        }

        (Scale, NeedsWeight, EnterprisesWeight, ProductsWeight) = (content.Scale, content.Weights[0], content.Weights[1], content.Weights[2]);
        (MarketWeight, FrameworkWeight) = (content.Weights[3], content.Weights[4]);
        Candidates = [.. content.Candidates.Distinct()];
    }

    private void RequireOpen()
    {
        if (AgreedAt is not null)
        {
            throw new RuleException(Rules.SheetAgreed, null, Code);
        }
    }
}
