using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Linkages;
using LinkageWorkPlan.Domain.Pilots;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Linkages;

/// <content>Rows of linkages; they name enterprises of the register or of the same file, by code or name.</content>
internal sealed partial class RegisterImport
{
    private readonly Dictionary<string, int> touchedLinkages = [];

    public List<Linkage> AddedLinkages { get; } = [];

    /// <summary>By code, what is to be written over what is there, and the stage that is reached in addition.</summary>
    public Dictionary<string, (LinkageContent Content, (LinkageStage Stage, DateOnly On)? Step)> ChangedLinkages { get; } = [];

    private (RegisterMark Mark, string Code) TakeLinkage(RegisterRow row)
    {
        var code = row.Words(RegisterColumns.Code).ToUpperInvariant();
        var before = code.Length == 0 ? null : known.Linkages.GetValueOrDefault(code) ?? throw new RuleException(Rules.NotFound);
        if (before is not null && !touchedLinkages.TryAdd(before.Code, row.Number))
        {
            throw new RuleException(Rules.EnterpriseTwiceInFile, null, before.Code, touchedLinkages[before.Code]);
        }

        var content = LinkageContentOf(row, before);
        var (stage, on) = (row.Choice<LinkageStage>(RegisterColumns.Stage), row.Day(RegisterColumns.Since, known.Today));
        if (before is null)
        {
            var added = new Linkage(
                known.NextLinkage, content, stage ?? throw new RuleException(Rules.Required, null, "LinkageStep.Stage"), on ?? throw new RuleException(Rules.Required, null, "LinkageStep.On"), known.Today);
            known.NextLinkage++;
            AddedLinkages.Add(added);
            return (RegisterMark.Added, added.Code);
        }

        (LinkageStage, DateOnly)? step = stage is { } reached && reached != before.Last.Stage ? (reached, on ?? throw new RuleException(Rules.Required, null, "LinkageStep.On")) : null;
        if (step is null && content == new LinkageContent(before.VietnamCode, before.LaosCode, before.Title, before.Obstacles, before.PilotCode, before.Task))
        {
            return (RegisterMark.Same, before.Code);
        }

        before.Revise(content);
        if (step is var (further, day))
        {
            before.Reach(further, day, known.Today);
        }

        ChangedLinkages[before.Code] = (content, step);
        return (RegisterMark.Changed, before.Code);
    }

    /// <summary>An empty cell leaves what is there.</summary>
    private LinkageContent LinkageContentOf(RegisterRow row, Linkage? before)
    {
        var title = new TextWords(row.Words(RegisterColumns.TitleVi), row.Words(RegisterColumns.TitleLo), row.Words(RegisterColumns.TitleEn));
        var obstacles = new TextWords(row.Words(RegisterColumns.ObstaclesVi), row.Words(RegisterColumns.ObstaclesLo), row.Words(RegisterColumns.ObstaclesEn));
        var (pilot, task) = (row.Words(RegisterColumns.Pilot), row.Words(RegisterColumns.Task));
        if (pilot.Length > 0 && pilot != before?.PilotCode && !known.Pilots.Contains(pilot))
        {
            throw new RuleException(Rules.LinkagePilotUnknown, null, pilot);
        }

        if (task.Length > 0 && task != before?.Task?.Key && !known.Tasks.Contains(task))
        {
            throw new RuleException(Rules.LinkageTaskUnknown, null, string.Empty, task);
        }

        return new LinkageContent(
            EnterpriseIn(row.Words(RegisterColumns.Vietnam), Side.Vietnam, before?.VietnamCode, "Linkage.VietnamCode"), EnterpriseIn(row.Words(RegisterColumns.Laos), Side.Laos, before?.LaosCode, "Linkage.LaosCode"),
            Over(title, before?.Title).ApplyTo(before?.Title ?? LocalizedText.Empty, known.Author), Over(obstacles, before?.Obstacles).ApplyTo(before?.Obstacles ?? LocalizedText.Empty, known.Author),
            pilot.Length > 0 ? pilot : before?.PilotCode, task.Length > 0 ? TaskLink.Read(task) : before?.Task);
    }

    private string EnterpriseIn(string words, Side side, string? before, string label)
    {
        if (words.Length == 0)
        {
            return before ?? throw new RuleException(Rules.Required, null, label);
        }

        var code = words.Split(LinkageRecords.Between, 2)[0].Trim().ToUpperInvariant();
        if (known.Enterprises.TryGetValue(code, out var found))
        {
            return found.Side == side ? code : throw new RuleException(Rules.EnterpriseOtherSide, null, code, side);
        }

        var codes = known.ByKey.GetValueOrDefault((side, EnterpriseKey.Of(words)), []);
        return codes.Count switch
        {
            1 => codes[0],
            0 => throw new RuleException(Rules.EnterpriseUnknown, null, words),
            _ => throw new RuleException(Rules.EnterpriseSeveral, null, words, string.Join(", ", codes)),
        };
    }
}
