using System.Text.Json;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Reading;
using LinkageWorkPlan.Web.Settings;

namespace LinkageWorkPlan.Web.Features.Seeding;

/// <summary>A text as the files of <c>templates/workplans</c> hold it: all renderings were made from the source as it stands.</summary>
internal sealed record FileText(string Source) : IText<FileText>
{
    public static FileText None { get; } = new(Language.Vi.Code());

    /// <summary>By the language's code.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Words { get; init; } = [];

    public LocalizedText Read() =>
        Languages.TryRead(Source, out var source) ? LocalizedText.Each(source, each => Words.TryGetValue(each.Code(), out var words) ? words.GetString() : null) : throw new FormatException($"'{Source}' is not a language.");
}

internal static class FileTextReading
{
    /// <returns>Empty where the file has nothing.</returns>
    public static LocalizedText OrEmpty(this FileText? text) => text?.Read() ?? LocalizedText.Empty;
}

/// <summary>A whole work plan, as in <c>2026-2027.json</c>.</summary>
internal sealed record PlanFile(
    string Code, PlanKind Kind, FileText Title, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly? AdoptedOn,
    IReadOnlyList<FilePillar> Pillars, IReadOnlyList<FilePillar> Sectors, IReadOnlyList<FileOwner> Owners,
    IReadOnlyList<FileIndicator> Indicators, IReadOnlyList<FileTask> Tasks);

internal sealed record FilePillar(string Code, FileText Title);

internal sealed record FileOwner(string Key, Side Side, FileText Name);

internal sealed record FileIndicator(
    string Code, FileText Title, FileText? Unit, IReadOnlyList<FileFigure> Baselines, IReadOnlyList<IndicatorTarget> Targets, IReadOnlyList<FileFigure> Results);

/// <param name="Note">Of a baseline.</param>
/// <param name="Comment">Of a result.</param>
internal sealed record FileFigure(decimal? Value, DateOnly AsOf, FileText Source, FileText? Note, FileText? Comment);

/// <param name="Owners">Their keys.</param>
internal sealed record FileTask(string Code, string Pillar, IReadOnlyList<string> Owners, IReadOnlyList<FileBudget> Budget, IReadOnlyList<FileMilestone> Milestones) : TaskValues<FileText>;

internal sealed record FileBudget(Currency Currency, decimal Amount, FileText Source);

internal sealed record FileMilestone(string Code, MilestoneType Type, FileText Title, DateOnly Date);

/// <summary>One recorded update, as in <c>2026-2027.progress.json</c>.</summary>
/// <param name="RecordedAt">UTC.</param>
/// <param name="By">Key of the owner that recorded it.</param>
internal sealed record FileProgress(
    string Task, DateOnly EffectiveOn, DateTime RecordedAt, string By, int? Percent, FileText? Narrative, string? MilestoneReached,
    FileDelay? Delay, FileOverride? StatusOverride, FileEvidence? Evidence);

internal sealed record FileDelay(FileText Reason, FileText Measure, DateOnly NewDate, string? Milestone);

internal sealed record FileOverride(WorkStatus Status, FileText Reason);

internal sealed record FileEvidence(FileText Title, string FileName, string? Language, bool IsProduct);

/// <summary>What people wrote of a period, as in <c>2026-H1.report.json</c>.</summary>
/// <param name="Topic">Of a special report.</param>
/// <param name="Pillars">Those that a special report covers.</param>
/// <param name="LeftOut">Sections that are left out by decision.</param>
internal sealed record ReportFile(
    string Code, ReportKind Kind, DateOnly PeriodStart, DateOnly PeriodEnd, DateOnly CutOff, DateOnly DueDate,
    IReadOnlyList<FileSection> Sections, IReadOnlyList<FileProposal> Proposals, FileText? Topic = null, IReadOnlyList<string>? Pillars = null, IReadOnlyList<string>? LeftOut = null);

internal sealed record FileSection(string Key, FileText Text);

internal sealed record FileProposal(Side Addressee, FileText Text);

/// <summary>The starter plans beside the program.</summary>
internal static class StarterFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Folder { get; } = Path.Combine(TemplatesFolder.Path, "workplans");

    /// <exception cref="StartupException">The file is missing or is not what it should be.</exception>
    public static T Read<T>(string name)
    {
        try
        {
            return BoundedJson.Read<T>(Bytes(name), Json) ?? throw new JsonException("it is empty");
        }
        catch (JsonException exception)
        {
            throw new StartupException($"The file {Path.Combine(Folder, name)} cannot be read: {exception.Message}", exception);
        }
    }

    /// <exception cref="StartupException">The file is missing.</exception>
    public static byte[] Bytes(string name)
    {
        try
        {
            return BoundedFile.Read(Path.Combine(Folder, name), BoundedJson.SizeMax);
        }
        catch (ReadLimitException exception)
        {
            throw new StartupException($"The file {Path.Combine(Folder, name)} is larger than {BoundedFile.Size(BoundedJson.SizeMax)}: it is none of the program's own. Install it again.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {Path.Combine(Folder, name)} cannot be read: the folder \"templates\" has to stand beside the program. Install it again.", exception);
        }
    }
}
