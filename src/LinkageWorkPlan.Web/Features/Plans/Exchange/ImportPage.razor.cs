using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

public partial class ImportPage
{
    private ListImports.Model? plan;
    private GetPlanImportPreview.Model? found;
    private bool isLoaded;
    private string? shown;
    private readonly HashSet<Language> typed = [.. Languages.All];

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

    /// <summary>The empty workbook, with columns for the languages that are chosen.</summary>
    private string TemplateAddress => $"{PlanAddress.Of(PlanCode)}/template.xlsx" + (typed.Count == Languages.All.Count ? null : $"?languages={string.Join(',', Languages.All.Where(typed.Contains).Select(each => each.Code()))}");

    private void Choose(Language language)
    {
        if (!typed.Remove(language))
        {
            typed.Add(language);
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
