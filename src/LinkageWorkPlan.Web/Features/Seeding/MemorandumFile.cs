using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>What was made public of the memorandum's contents, as in <c>templates/workplans/memorandum.json</c>. The agreed original prevails: secretaries change the list.</summary>
internal static class MemorandumFile
{
    public const string Name = "memorandum.json";

    /// <exception cref="StartupException">The file is missing, or an entry cannot be one of the contents; the message names it.</exception>
    public static IReadOnlyList<MemorandumItem> Read()
    {
        var items = new List<MemorandumItem>();
        foreach (var entry in StarterFiles.Read<List<FilePillar>>(Name))
        {
            try
            {
                items.Add(new MemorandumItem(entry.Code, entry.Title.Read(), items));
            }
            catch (Exception wrong) when (wrong is FormatException or RuleException)
            {
                throw new StartupException($"The file {Path.Combine(StarterFiles.Folder, Name)} cannot be used: {entry.Code}: {wrong.Message} Fix it, or install the program again.", wrong);
            }
        }

        return items;
    }
}
