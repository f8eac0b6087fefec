using LinkageWorkPlan.Domain.Failures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

public partial class ImportPage
{
    private ListImports.Model? plan;
    private GetPlanImportPreview.Model? found;
    private bool isLoaded;
    private string? shown;

    [Parameter] public string PlanCode { get; set; } = string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != PlanCode)
        {
            shown = PlanCode;
            await LoadAsync();
            isLoaded = true;
        }
    }

    private async Task LoadAsync() => plan = await FindAsync(new ListImports.Query(PlanCode));

    private Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        found = null;
        return ReceiveAsync(change.File, PlanBook.SizeMax, async cancel =>
            found = await BesideAsync(new GetPlanImportPreview.Query(PlanCode, Content, Watch()), cancel));
    }

    private async Task WriteAsync()
    {
        await RunAsync(async cancel =>
        {
            var written = await BesideAsync(new ImportPlan.Command(PlanCode, FileName, Content, found!.Stamp, Watch()), cancel);
            (found, Content) = (null, []);
            Done = Loc["PlanImport.Done", FileName, written.Added, written.Changed];
        });
        if (Done is not null)
        {
            await LoadAsync();
        }
        else if (Failures.Any(each => each.Rule == Rules.ImportOutdated))
        {
            found = await Sender.Send(new GetPlanImportPreview.Query(PlanCode, Content));
        }
    }

    private async Task UndoAsync(ListImports.Row import)
    {
        ClearNotes();
        if (await TryAsync(() => Sender.Send(new UndoImport.Command(import.Id))))
        {
            (Done, found) = (Loc["PlanImport.UndoneFile", import.FileName], null);
            await LoadAsync();
        }
    }
}
