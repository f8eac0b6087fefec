using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Features.Exchange;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

public partial class ImportPage
{
    private ListImports.Model? plan;
    private GetPlanImportPreview.Model? found;
    private byte[] content = [];
    private string fileName = string.Empty;
    private string? note;
    private string? done;
    private string step = nameof(ImportStep.Reading);
    private ImportProgress counted;
    private int percent;
    private CancellationTokenSource? stop;
    private bool isReady;
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

    // The browser's side of the field is set up after the first drawing: a file chosen before would be lost without a word.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Task.Yield();
            isReady = true;
            StateHasChanged();
        }
    }

    private async Task LoadAsync() => plan = await FindAsync(new ListImports.Query(PlanCode));

    private Task ReceiveAsync(InputFileChangeEventArgs change) => RunAsync(async cancel =>
    {
        (found, fileName) = (null, change.File.Name);
        if (change.File.Size > PlanBook.SizeMax)
        {
            throw new RuleException(Rules.ExchangeTooLarge, null, PlanBook.SizeMax / 1024 / 1024);
        }

        content = await BytesAsync(change.File, cancel);
        await LookAsync(cancel);
    });

    private async Task WriteAsync()
    {
        await RunAsync(async cancel =>
        {
            var command = new ImportPlan.Command(PlanCode, fileName, content, found!.Stamp, Watch());
            // Beside the circuit, so that the button to cancel is heard while the database works.
            var written = await Task.Run(() => Sender.Send(command, cancel), CancellationToken.None);
            (found, content) = (null, []);
            done = Loc["PlanImport.Done", fileName, written.Added, written.Changed];
        });
        if (done is not null)
        {
            await LoadAsync();
        }
        else if (Failures.Any(each => each.Rule == Rules.ImportOutdated))
        {
            found = await Sender.Send(new GetPlanImportPreview.Query(PlanCode, content));
        }
    }

    private async Task UndoAsync(ListImports.Row import)
    {
        (note, done) = (null, null);
        if (await TryAsync(() => Sender.Send(new UndoImport.Command(import.Id))))
        {
            (done, found) = (Loc["PlanImport.UndoneFile", import.FileName], null);
            await LoadAsync();
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var query = new GetPlanImportPreview.Query(PlanCode, content, Watch());
        found = await Task.Run(() => Sender.Send(query, cancel), CancellationToken.None);
    }

    private async Task RunAsync(Func<CancellationToken, Task> action)
    {
        (note, done, percent, counted) = (null, null, 0, default);
        using var cancel = stop = new CancellationTokenSource();
        await TryAsync(async () =>
        {
            try
            {
                await action(cancel.Token);
            }
            catch (OperationCanceledException)
            {
                note = Loc["Exchange.Cancelled"];
            }
        });
        stop = null;
    }

    private async Task<byte[]> BytesAsync(IBrowserFile file, CancellationToken cancel)
    {
        step = "Receiving";
        try
        {
            using var received = new MemoryStream((int)file.Size);
            await using var stream = file.OpenReadStream(PlanBook.SizeMax, cancel);
            var buffer = new byte[256 * 1024];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancel)) > 0)
            {
                received.Write(buffer, 0, count);
                percent = (int)(100 * received.Length / Math.Max(1, file.Size));
                StateHasChanged();
            }

            return received.ToArray();
        }
        catch (Exception fault) when (fault is IOException or JSException)
        {
            throw new RuleException(Rules.ExchangeNotReceived, null, file.Name);
        }
    }

    private Progress<ImportProgress> Watch() => new(now =>
    {
        (step, counted) = (now.Step.ToString(), now);
        percent = now.Count == 0 ? 0 : 100 * now.Done / now.Count;
        StateHasChanged();
    });

    public void Dispose() => stop?.Cancel();
}
