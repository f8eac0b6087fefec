using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;
using LinkageWorkPlan.Web.Features.Texts;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>What an import is doing.</summary>
public enum ImportStep
{
    Reading,
    Comparing,
    Writing,
    Finishing,
}

/// <param name="Done">Of <paramref name="Count"/> units; both 0 where they are not counted.</param>
public readonly record struct ImportProgress(ImportStep Step, int Done = 0, int Count = 0);

/// <summary>One unit of a file beside the text as it is here.</summary>
/// <param name="Row">Null where there is no such text here.</param>
/// <param name="Problem">Why it cannot be written; null where it can, or where nothing is to do.</param>
public sealed record ImportUnit(TranslationUnit Unit, TextRow? Row, ReturnOutcome Outcome, BrokenRule? Problem)
{
    /// <summary>Written without being asked for.</summary>
    public bool IsReady => Outcome is ReturnOutcome.New or ReturnOutcome.Changed or ReturnOutcome.StillRight;

    /// <summary>Written only where a person chooses so.</summary>
    public bool IsChoice => Outcome is ReturnOutcome.Stale or ReturnOutcome.Conflicting or ReturnOutcome.Copied;
}

internal static class ImportUnits
{
    /// <summary>Units between two reports of progress.</summary>
    private const int Step = 500;

    /// <exception cref="RuleException"><see cref="Rules.ExchangeOther"/>.</exception>
    public static IReadOnlyList<ImportUnit> Of(TranslationFile file, ExchangeTexts texts, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (file.Subject.Key != texts.Subject.Key)
        {
            throw new RuleException(Rules.ExchangeOther, null, TextLimit.Shorten(file.Subject.Code, 60), texts.Subject.Code);
        }

        var rows = texts.Rows.ToDictionary(row => UnitId.Of(row.Kind, row.Id, row.Field));
        var units = new List<ImportUnit>(file.Units.Count);
        foreach (var unit in file.Units)
        {
            if (units.Count % Step == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStep.Comparing, units.Count, file.Units.Count));
            }

            units.Add(rows.TryGetValue(unit.Id, out var row) ? Of(file, unit, row, texts) : new ImportUnit(unit, null, ReturnOutcome.Unknown, null));
        }

        return units;
    }

    /// <summary>Tells whether what was shown is what is here: outcomes and present words of all units.</summary>
    public static string Stamp(IEnumerable<ImportUnit> units) =>
        Fingerprint.OfContent(string.Join('\n', units.Select(each => $"{each.Unit.Id}\u0001{each.Outcome}\u0001{(each.Row is { } row ? TextStamp.Of(row.Text) : string.Empty)}")));

    private static ImportUnit Of(TranslationFile file, TranslationUnit unit, TextRow row, ExchangeTexts texts)
    {
        if (unit.Problem is { } unread)
        {
            return new ImportUnit(unit, row, ReturnOutcome.Invalid, unread);
        }

        if (unit.HasLostLines && row.Text.For(row.Text.Source).Contains('\n', StringComparison.Ordinal))
        {
            return new ImportUnit(unit, row, ReturnOutcome.Invalid, new BrokenRule(Rules.ExchangeLines));
        }

        var returned = unit.Returned(file.Source, file.Target);
        var outcome = returned.Against(row.Text, row.MaxLength);
        return outcome switch
        {
            ReturnOutcome.Unchanged or ReturnOutcome.Empty => new ImportUnit(unit, row, outcome, null),
            ReturnOutcome.Invalid => new ImportUnit(unit, row, outcome, returned.Problem(row.Text, row.MaxLength)),
            _ when texts.Frozen(row) is { } frozen => new ImportUnit(unit, row, ReturnOutcome.Frozen, frozen),
            _ => new ImportUnit(unit, row, outcome, null),
        };
    }
}
