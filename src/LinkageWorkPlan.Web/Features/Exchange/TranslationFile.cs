using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data.TextIndex;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>What a translator works on: texts of one plan or report that were written in one language, and their renderings in another.</summary>
/// <param name="Source">The language all of these texts were written in.</param>
/// <param name="ExportedAt">UTC; null where a tool did not keep it.</param>
public sealed record TranslationFile(ExchangeSubject Subject, Language Source, Language Target, DateTime? ExportedAt, IReadOnlyList<TranslationUnit> Units)
{
    /// <summary>Bytes of a file that is taken in.</summary>
    public const int SizeMax = 20 * 1024 * 1024;

    /// <summary>Units of a file that is taken in.</summary>
    public const int UnitsMax = 50_000;

    /// <summary>What a tool put into the file and nobody here can keep, each kind named once; empty in an export.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

/// <summary>What a file is of.</summary>
/// <param name="Kind"><see cref="TextKind.Plan"/> or <see cref="TextKind.Report"/>.</param>
/// <param name="Code">The plan's; for a report the plan's and the report's with a slash between.</param>
public sealed record ExchangeSubject(TextKind Kind, Guid Id, string Code)
{
    /// <summary>Names it in files, so that tools keep it: an XML NMTOKEN.</summary>
    public string Key => $"{Kind}.{Id:N}".ToLowerInvariant();

    /// <returns>Null where the key names neither a plan nor a report.</returns>
    public static ExchangeSubject? Of(string? key, string code)
    {
        var parts = key?.Split('.') ?? [];
        return parts is ["plan" or "report", var id] && Guid.TryParseExact(id, "N", out var known)
            ? new ExchangeSubject(parts[0] == "plan" ? TextKind.Plan : TextKind.Report, known, code)
            : null;
    }
}

/// <summary>One text of a file.</summary>
/// <param name="Id"><see cref="UnitId"/>.</param>
/// <param name="Place">Where it stands, in words of the source language.</param>
/// <param name="TargetWords">Null where there is no rendering.</param>
/// <param name="State">Of the rendering; in a file that came back, what its maker says of it.</param>
/// <param name="SourceFingerprint">As exported; null where a tool did not keep it.</param>
/// <param name="TargetFingerprint">As exported, empty where there was no rendering; null where a tool did not keep it.</param>
/// <param name="MaxLength">Text elements; null where a tool did not keep it.</param>
public sealed record TranslationUnit(string Id, string Place, string SourceWords, string? TargetWords, RenderingState State, string? SourceFingerprint, string? TargetFingerprint, int? MaxLength)
{
    /// <summary>What the translator noted; empty in an export.</summary>
    public string? Note { get; init; }

    /// <summary>Why its words could not be read without loss; null where they could.</summary>
    public BrokenRule? Problem { get; init; }

    /// <summary>True where some of its segments repeat the source and others do not.</summary>
    public bool IsPartlyCopied { get; init; }

    /// <summary>True where the rendering stood on several lines that, as the file says, do not count.</summary>
    public bool HasLostLines { get; init; }

    public ReturnedText Returned(Language source, Language target) => new(
        source, target, SourceWords, SourceFingerprint, TargetWords, TargetFingerprint, State is RenderingState.Translated or RenderingState.Checked)
    {
        IsPartlyCopied = IsPartlyCopied,
    };
}

/// <summary>Names one text so that it is found again: kind, aggregate and field, in letters that XML takes for an NMTOKEN.</summary>
public static class UnitId
{
    public static string Of(TextKind kind, Guid aggregateId, string field) =>
        $"{kind}.{aggregateId:N}." + string.Concat(field.Select(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' ? $"{each}" : $"_{(int)each:X4}"));
}
