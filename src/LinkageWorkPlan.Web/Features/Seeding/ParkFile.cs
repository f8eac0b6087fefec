using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Park;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>The steps that the programme of the joint industrial park begins with, as in <c>templates/workplans/park.json</c>. Secretaries change them.</summary>
internal static class ParkFile
{
    public const string Name = "park.json";

    /// <exception cref="StartupException">The file is missing, or a programme could not have these steps.</exception>
    public static StartingSteps Read()
    {
        try
        {
            var steps = new StartingSteps([.. StarterFiles.Read<List<FileStep>>(Name).Select(each => (each.Title.Read(), each.Gate.Read()))]);
            _ = new ParkProgramme(new ParkContent(LocalizedText.Of(Language.En, Name), LocalizedText.Empty, LocalizedText.Empty), steps.All, DateOnly.MinValue);
            return steps;
        }
        catch (Exception wrong) when (wrong is FormatException or RuleException or ArgumentException)
        {
            throw new StartupException($"The file {Path.Combine(StarterFiles.Folder, Name)} cannot be used: {wrong.Message} Fix it, or install the program again.", wrong);
        }
    }

    private sealed record FileStep(FileText Title, FileText Gate);
}

/// <summary>Title and gate of each step that the programme of the joint industrial park begins with.</summary>
public sealed record StartingSteps(IReadOnlyList<(LocalizedText Title, LocalizedText Gate)> All);
