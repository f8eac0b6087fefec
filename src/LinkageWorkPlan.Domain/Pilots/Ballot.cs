using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Pilots;

/// <summary>A score as it is given.</summary>
/// <param name="Value">From 1 to the scale of the sheet.</param>
public sealed record GivenScore(string PilotCode, PilotCriterion Criterion, int Value);

/// <summary>
/// What one member of a side's panel scores. It is apart from its sheet, since the other side sees nothing of it, not even that it
/// changed, until both panels finished.
/// </summary>
public sealed class Ballot : IVersioned, IAudited
{
    public const int NameMax = 240;

    private readonly List<BallotScore> scores = [];

    private Ballot()
    {
    }

    /// <param name="side">Of the member's account: a member scores for their own side alone.</param>
    /// <param name="namedBy">The side whose secretary names them.</param>
    /// <param name="panel">The side's other ballots of the sheet.</param>
    /// <exception cref="RuleException">The account is of the other side or is a member already, or scoring is not open for the side.</exception>
    public Ballot(ScoringSheet sheet, Guid accountId, string name, Side side, Side namedBy, IEnumerable<Ballot> panel)
    {
        if (side != namedBy)
        {
            throw new RuleException(Rules.PanelOtherSide);
        }

        sheet.RequireScoring(side);
        if (panel.Any(each => each.AccountId == accountId))
        {
            throw new RuleException(Rules.PanelMemberTwice, null, name);
        }

        Id = Guid.CreateVersion7();
        (SheetId, SheetCode, AccountId, Name, Side) = (sheet.Id, sheet.Code, accountId, name, side);
    }

    public Guid Id { get; private set; }
    public Guid SheetId { get; private set; }
    public string SheetCode { get; private set; } = string.Empty;
    public Guid AccountId { get; private set; }

    /// <summary>The member's, when they were named.</summary>
    public string Name { get; private set; } = string.Empty;

    public Side Side { get; private set; }

    /// <summary>UTC; null while the member scores.</summary>
    public DateTime? FinishedAt { get; private set; }

    public int Version { get; private set; }
    public IReadOnlyList<BallotScore> Scores => scores;

    /// <summary>What the history calls the ballots of a side, as in "R1/Laos": who may see an entry follows from it.</summary>
    public static string SubjectCode(string sheetCode, Side side) => $"{sheetCode}/{side}";

    public AuditSubject ToSubject() => new(nameof(Ballot), Id, SubjectCode(SheetCode, Side), LocalizedText.Of(Language.Vi, Name, Name, Name), null);

    /// <returns>Null while it is not given.</returns>
    public int? ScoreOf(string pilot, PilotCriterion criterion) => scores.Find(each => each.PilotCode == pilot && each.Criterion == criterion)?.Value;

    /// <summary>Takes over what is given; what is not given stays as it was.</summary>
    /// <param name="by">The account that gives them: the member's own.</param>
    /// <param name="open">Codes of the sheet's candidates that were not withdrawn.</param>
    /// <exception cref="RuleException">It is not the member's own, scoring is over, a candidate is not scored, or a score is off the scale; nothing is changed.</exception>
    public void Give(ScoringSheet sheet, Guid by, IReadOnlyCollection<string> open, IReadOnlyCollection<GivenScore> given)
    {
        RequireScoring(sheet, by);
        // Said once of a candidate, however many of its criteria were scored.
        var gone = given.Select(each => each.PilotCode).Where(code => !sheet.Candidates.Contains(code) || !open.Contains(code)).Distinct().ToList();
        List<BrokenRule> broken = [.. gone.Select(code => new BrokenRule(Rules.PilotWithdrawn, null, code))];
        foreach (var score in given.Where(each => !gone.Contains(each.PilotCode) && (each.Value < 1 || each.Value > sheet.Scale)))
        {
            broken.Add(new BrokenRule(Rules.ScoreOffScale, $"{score.PilotCode}-{score.Criterion}", score.Value, sheet.Scale));
        }

        if (broken.Count > 0)
        {
            throw new RuleException(broken);
        }

        foreach (var score in given)
        {
            if (scores.Find(each => each.PilotCode == score.PilotCode && each.Criterion == score.Criterion) is { } known)
            {
                known.Change(score.Value);
            }
            else
            {
                scores.Add(new BallotScore(Id, score.PilotCode, score.Criterion, score.Value));
            }
        }
    }

    /// <summary>The member says that their scores stand: nothing changes from then on.</summary>
    /// <param name="open">Codes of the sheet's candidates that were not withdrawn: each has to be scored.</param>
    /// <exception cref="RuleException">It is not the member's own, scoring is over, or a score is missing.</exception>
    public void Finish(ScoringSheet sheet, Guid by, IReadOnlyCollection<string> open, DateTime atUtc)
    {
        RequireScoring(sheet, by);
        var missing = open.Where(sheet.Candidates.Contains).Sum(pilot => Enum.GetValues<PilotCriterion>().Count(each => ScoreOf(pilot, each) is null));
        if (missing > 0)
        {
            throw new RuleException(Rules.ScoresMissing, null, missing);
        }

        FinishedAt = atUtc;
    }

    /// <summary>A secretary may take back whom they named, as long as that member did not finish.</summary>
    /// <exception cref="RuleException">The member is of the other side, or finished.</exception>
    public void RequireRemovable(Side by)
    {
        if (by != Side)
        {
            throw new RuleException(Rules.NotFound);
        }

        if (FinishedAt is not null)
        {
            throw new RuleException(Rules.BallotFinished, null, SheetCode);
        }
    }

    private void RequireScoring(ScoringSheet sheet, Guid by)
    {
        if (by != AccountId)
        {
            throw new RuleException(Rules.NotFound);
        }

        if (FinishedAt is not null)
        {
            throw new RuleException(Rules.BallotFinished, null, SheetCode);
        }

        sheet.RequireScoring(Side);
    }
}

/// <summary>One score of a member.</summary>
public sealed class BallotScore
{
    private BallotScore()
    {
    }

    internal BallotScore(Guid ballotId, string pilotCode, PilotCriterion criterion, int value)
    {
        Id = Guid.CreateVersion7();
        (BallotId, PilotCode, Criterion, Value) = (ballotId, pilotCode, criterion, value);
    }

    public Guid Id { get; private set; }
    public Guid BallotId { get; private set; }
    public string PilotCode { get; private set; } = string.Empty;
    public PilotCriterion Criterion { get; private set; }

    /// <summary>From 1 to the scale of the sheet.</summary>
    public int Value { get; private set; }

    internal void Change(int value) => Value = value;
}
