using System.Text;
using System.Text.Json;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Reports.Templates;

/// <summary>A small invented report with one of everything, for those who edit templates and have no report to look at.</summary>
public static class ReportSample
{
    /// <param name="folder">The folder <c>templates</c>.</param>
    /// <exception cref="TemplateException">Its file is missing or holds no content.</exception>
    public static ReportContent Read(string folder, Wording wording)
    {
        var path = Path.Combine(folder, "reports", "sample.json");
        var json = Encoding.UTF8.GetString(TemplateFile.Read(path));
        try
        {
            return CanonicalJson.Read<ReportContent>(json) with
            {
                Signatures = [.. Sides.Both.Select(side => new SignatureBlock(side, LocalizedText.Empty, wording.PositionOf(side)))],
            };
        }
        catch (JsonException failure)
        {
            throw new TemplateException(path, (int?)failure.LineNumber + 1, failure.Message, failure);
        }
    }
}
