using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Features.Exchange.Formats;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LinkageWorkPlan.Web.Features.Exchange;

public partial class ImportPanel
{
    private GetImportPreview.Model? found;

    [Parameter, EditorRequired] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string? ReportCode { get; set; }
    [Parameter] public EventCallback OnWritten { get; set; }

    private Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        found = null;
        return ReceiveAsync(change.File, TranslationFile.SizeMax, async cancel =>
            found = await BesideAsync(new GetImportPreview.Query(PlanCode, ReportCode, Content, Watch()), cancel));
    }

    private async Task WriteAsync(IReadOnlySet<string> taken)
    {
        await RunAsync(async cancel =>
        {
            var written = await BesideAsync(new ImportTranslations.Command(PlanCode, ReportCode, Content, taken, found!.Stamp, Watch()), cancel);
            (found, Content) = (null, []);
            Done = Loc["Exchange.Done", written, FileName];
        });
        if (Done is not null)
        {
            await OnWritten.InvokeAsync();
        }
        else if (Failures.Any(each => each.Rule == Rules.ExchangeOutdated))
        {
            found = await Sender.Send(new GetImportPreview.Query(PlanCode, ReportCode, Content));
        }
    }
}
