using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The memorandum's sectors, as in <c>templates/workplans/sectors.json</c>.</summary>
internal static class SectorFile
{
    public const string Name = "sectors.json";

    /// <exception cref="StartupException">The file is missing, or a plan could not have these sectors; the message names the entry.</exception>
    public static IReadOnlyList<Sector> Read()
    {
        var plan = new WorkPlan("0", PlanKind.Annual, LocalizedText.Of(Language.En, Name), DateOnly.MinValue, DateOnly.MaxValue);
        foreach (var entry in StarterFiles.Read<List<FilePillar>>(Name))
        {
            try
            {
                plan.AddSector(entry.Code, entry.Title.Read());
            }
            catch (Exception wrong) when (wrong is FormatException or RuleException)
            {
                var why = wrong is RuleException refusal ? string.Join(" ", Failures.Of(refusal, Loc.In(Language.En)).Select(each => each.Words)) : wrong.Message;
                throw new StartupException($"The file {Path.Combine(StarterFiles.Folder, Name)} cannot be used: {entry.Code}: {why} Fix it, or install the program again.", wrong);
            }
        }

        return plan.Sectors;
    }
}
