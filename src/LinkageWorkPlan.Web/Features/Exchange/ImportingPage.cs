using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Features.Exchange;

/// <summary>What receives a file, tries it in a dry run and writes it: each step shows how far it is and can be cancelled.</summary>
public abstract class ImportingPage : PageBase, IDisposable
{
    private CancellationTokenSource? stop;

    /// <summary>The file as it was received; empty before and after.</summary>
    protected byte[] Content { get; set; } = [];

    protected string FileName { get; private set; } = string.Empty;

    /// <summary>What was cancelled.</summary>
    protected string? Note { get; private set; }

    /// <summary>What was written.</summary>
    protected string? Done { get; set; }

    /// <summary>Name of the step that runs.</summary>
    protected string Step { get; private set; } = nameof(ImportStep.Reading);

    protected ImportProgress Counted { get; private set; }

    protected int Percent { get; private set; }

    /// <summary>True once a file can be chosen.</summary>
    protected bool IsReady { get; private set; }

    /// <summary>True while a file is received, tried or written.</summary>
    protected bool IsAtWork => IsBusy && stop is not null;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => stop?.Cancel();

    // The browser's side of the field is set up after the first drawing: a file chosen before would be lost without a word.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Task.Yield();
            IsReady = true;
            StateHasChanged();
        }
    }

    protected void Cancel() => stop?.Cancel();

    /// <summary>Receives the file and has it looked at.</summary>
    /// <param name="max">Bytes; a larger file is refused before it is sent.</param>
    protected Task ReceiveAsync(IBrowserFile file, long max, Func<CancellationToken, Task> look) => RunAsync(async cancel =>
    {
        FileName = file.Name;
        if (file.Size > max)
        {
            throw new RuleException(Rules.ExchangeTooLarge, null, max / 1024 / 1024);
        }

        Content = await BytesAsync(file, max, cancel);
        await look(cancel);
    });

    /// <summary>Beside the circuit, so that the button to cancel is heard while the database works.</summary>
    protected Task<T> BesideAsync<T>(MediatR.IRequest<T> request, CancellationToken cancel) => Task.Run(() => Sender.Send(request, cancel), CancellationToken.None);

    protected async Task RunAsync(Func<CancellationToken, Task> action)
    {
        ClearNotes();
        (Percent, Counted) = (0, default);
        using var cancel = stop = new CancellationTokenSource();
        await TryAsync(async () =>
        {
            try
            {
                await action(cancel.Token);
            }
            catch (OperationCanceledException)
            {
                Note = Loc["Exchange.Cancelled"];
            }
        });
        stop = null;
    }

    protected void ClearNotes() => (Note, Done) = (null, null);

    protected Progress<ImportProgress> Watch() => new(now =>
    {
        (Step, Counted) = (now.Step.ToString(), now);
        Percent = now.Count == 0 ? 0 : 100 * now.Done / now.Count;
        StateHasChanged();
    });

    private async Task<byte[]> BytesAsync(IBrowserFile file, long max, CancellationToken cancel)
    {
        Step = "Receiving";
        try
        {
            using var received = new MemoryStream((int)file.Size);
            await using var stream = file.OpenReadStream(max, cancel);
            var buffer = new byte[256 * 1024];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancel)) > 0)
            {
                received.Write(buffer, 0, count);
                Percent = (int)(100 * received.Length / Math.Max(1, file.Size));
                StateHasChanged();
            }

            return received.ToArray();
        }
        catch (Exception fault) when (fault is IOException or JSException)
        {
            throw new RuleException(Rules.ExchangeNotReceived, null, file.Name);
        }
    }
}
