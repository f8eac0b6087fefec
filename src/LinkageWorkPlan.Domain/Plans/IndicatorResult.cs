using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>Whose figure a result is.</summary>
public enum FigureOrigin
{
    /// <summary>Of neither side: one that both use, or from a third party.</summary>
    Other,
    Vietnam,
    Laos,

    /// <summary>One side proposes it, and it holds once the other agreed.</summary>
    Agreed,
}

public static class FigureOrigins
{
    /// <summary>The side that is named; null where none is.</summary>
    public static Side? OfSide(this FigureOrigin origin) => origin switch
    {
        FigureOrigin.Vietnam => Side.Vietnam,
        FigureOrigin.Laos => Side.Laos,
        FigureOrigin.Other or FigureOrigin.Agreed => null,
    };

    /// <summary>The figure that is a side's own.</summary>
    public static FigureOrigin OwnFigure(this Side side) => side == Side.Vietnam ? FigureOrigin.Vietnam : FigureOrigin.Laos;
}

/// <summary>What a person says was measured or counted.</summary>
/// <param name="AsOf">The day it describes: the last one of its period.</param>
/// <param name="Source">Required; of an agreed figure where it was agreed, as in minutes.</param>
public sealed record IndicatorFigure(DateOnly AsOf, decimal Value, LocalizedText Source, LocalizedText Comment, FigureOrigin Origin = FigureOrigin.Other);

/// <summary>What was measured or counted for an indicator as of a day.</summary>
public sealed class IndicatorResult : RecordedFact
{
    private IndicatorResult()
    {
    }

    internal IndicatorResult(Guid indicatorId, IndicatorFigure figure, DateTime recordedAt, Guid recordedBy, string recordedByName, Side? side, IndicatorResult? corrected)
        : base(recordedAt, recordedBy, recordedByName, side, corrected) =>
        (IndicatorId, AsOf, Value, Source, Comment, Origin) = (indicatorId, figure.AsOf, figure.Value, figure.Source, figure.Comment, figure.Origin);

    public Guid IndicatorId { get; private set; }
    public DateOnly AsOf { get; private set; }
    public decimal Value { get; private set; }
    public LocalizedText Source { get; private set; } = LocalizedText.Empty;
    public LocalizedText Comment { get; private set; } = LocalizedText.Empty;
    public FigureOrigin Origin { get; private set; }

    /// <summary>When the other side agreed, UTC; null for what nobody was asked to agree to, and while it waits.</summary>
    public DateTime? AgreedAt { get; private set; }

    /// <summary>Who agreed for the other side.</summary>
    public string? AgreedByName { get; private set; }

    /// <summary>True where it is proposed as the agreed figure and the other side has not answered.</summary>
    public bool IsProposed => Origin == FigureOrigin.Agreed && AgreedAt is null;

    internal void Agree(DateTime atUtc, string byName, Side? side)
    {
        if (!IsProposed)
        {
            throw new RuleException(Rules.FigureNotProposed);
        }

        if (side is null || side == RecordedSide)
        {
            throw new RuleException(Rules.FigureOwnProposal, null, RecordedByName);
        }

        (AgreedAt, AgreedByName) = (atUtc, Check.Text(byName, nameof(AgreedByName), RecordedFact.WhyMax));
    }

    /// <exception cref="RuleException">Both sides agreed to it: neither changes it alone.</exception>
    internal void RequireNotAgreed()
    {
        if (AgreedAt is not null)
        {
            throw new RuleException(Rules.FigureAgreed);
        }
    }

    internal void MarkSuperseded(string reason, DateTime atUtc, string byName, Guid? replacement) => Supersede(reason, atUtc, byName, replacement);

    internal void SetText(bool comment, LocalizedText text)
    {
        if (comment)
        {
            Comment = text;
        }
        else
        {
            Source = text;
        }
    }
}

/// <summary>All that is known of an indicator as of one day, the sides' figures side by side.</summary>
/// <param name="results">Of one day, all of which hold.</param>
public sealed class IndicatorPeriod(DateOnly asOf, IReadOnlyList<IndicatorResult> results)
{
    private readonly List<IndicatorResult> inOrder = [.. results.OrderBy(each => each.SaidAt).ThenBy(each => each.Id)];

    public DateOnly AsOf { get; } = asOf;

    public IndicatorResult? Vietnam => Last(FigureOrigin.Vietnam);
    public IndicatorResult? Laos => Last(FigureOrigin.Laos);

    /// <summary>The figure that both sides agreed to last; null where there is none.</summary>
    public IndicatorResult? Agreed => inOrder.Where(each => each.AgreedAt is not null).OrderBy(each => each.AgreedAt).LastOrDefault();

    /// <summary>Every figure of the day: agreed ones first, then Vietnam's, Laos's and the others, the newest of each first.</summary>
    public IReadOnlyList<IndicatorResult> All =>
    [
        .. inOrder.Where(each => each.AgreedAt is not null).OrderBy(each => each.AgreedAt).Reverse(),
        .. new[] { FigureOrigin.Vietnam, FigureOrigin.Laos }.SelectMany(origin => inOrder.Where(each => each.Origin == origin).Reverse()),
        .. Others,
    ];

    /// <summary>Figures of neither side and those that wait for an answer, the one recorded last first.</summary>
    public IReadOnlyList<IndicatorResult> Others => [.. inOrder.Where(each => each.Origin == FigureOrigin.Other || each.IsProposed).Reverse()];

    /// <summary>The Lao figure less the Vietnamese one; null where one is missing.</summary>
    public decimal? Gap => Laos?.Value - Vietnam?.Value;

    /// <summary>The gap as a share of the mean of both figures, in percent: neither side is the measure. Null where there is no gap to tell, or the mean is 0.</summary>
    public decimal? GapPercent => Gap is { } gap && (Vietnam!.Value + Laos!.Value) / 2 is var mean && mean != 0 ? decimal.Round(Math.Abs(gap * 100 / mean), 1, MidpointRounding.AwayFromZero) : null;

    /// <summary>The figure of neither side that was recorded last; null where there is none.</summary>
    public IndicatorResult? Common => Last(FigureOrigin.Other);

    private IndicatorResult? Last(FigureOrigin origin) => inOrder.FindLast(each => each.Origin == origin);
}
