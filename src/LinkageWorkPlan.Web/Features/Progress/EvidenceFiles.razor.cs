using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.Web.Features.Progress;

public partial class EvidenceFiles
{
    private readonly List<ReceivedFile> files = [];
    private IReadOnlyList<Failure> refused = [];
    private CancellationTokenSource? stop;
    private string? receiving;
    private int percent;
    private bool isReady;

    /// <summary>Those that the record reaches: with more than one, each file may say which it shows.</summary>
    [Parameter] public IReadOnlyList<GetProgressForm.OpenMilestone> Milestones { get; set; } = [];

    public IReadOnlyList<ReceivedFile> Files => files;

    /// <summary>What is sent: a file that shows a milestone which is no longer ticked shows all.</summary>
    public IReadOnlyList<EvidenceUpload> Uploads =>
        [.. files.Select(each => each.ToUpload() is var file && Milestones.Any(milestone => milestone.Id == file.Milestone) ? file : file with { Milestone = null })];

    /// <summary>True while a file is on its way: the form waits for it.</summary>
    public bool IsReceiving => receiving is not null;

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

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        var broken = new List<BrokenRule>();
        foreach (var file in change.GetMultipleFiles(maximumFileCount: 100))
        {
            try
            {
                RequireFits(file);
                await ReceiveAsync(file);
            }
            catch (RuleException refusal)
            {
                broken.AddRange(refusal.Broken);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or JSException)
            {
                broken.Add(new BrokenRule(Rules.EvidenceNotReceived, null, file.Name));
            }
        }

        (receiving, refused) = (null, [.. broken.Select(each => Layout.Failures.Of(each, Loc))]);
    }

    /// <summary>What can be said before a byte is sent.</summary>
    private void RequireFits(IBrowserFile file)
    {
        if (files.Count >= RecordProgress.FilesMax)
        {
            throw new RuleException(Rules.TooManyFiles, null, RecordProgress.FilesMax);
        }

        if (file.Size == 0)
        {
            throw new RuleException(Rules.EvidenceEmpty, null, file.Name);
        }

        if (file.Size > Evidence.SizeMax)
        {
            throw new RuleException(Rules.EvidenceTooLarge, null, file.Name, (int)(Evidence.SizeMax / 1024 / 1024));
        }

        if (!EvidenceTypes.IsListed(file.Name))
        {
            throw new RuleException(Rules.EvidenceType, null, file.Name, EvidenceTypes.Extensions);
        }
    }

    private async Task ReceiveAsync(IBrowserFile file)
    {
        (receiving, percent) = (file.Name, 0);
        StateHasChanged();
        stop = new CancellationTokenSource();
        var received = await ReceivedFile.ReceiveAsync(file, async bytes =>
        {
            var now = (int)(100 * bytes / Math.Max(1, file.Size));
            if (now != percent)
            {
                percent = now;
                StateHasChanged();
                await Task.Yield();
            }
        }, stop.Token);
        var problems = EvidenceReader.Problems([received.ToUpload()]);
        if (problems.Count > 0)
        {
            await received.DisposeAsync();
            throw new RuleException(problems);
        }

        files.Add(received);
    }

    private async Task DropAsync(ReceivedFile file)
    {
        files.Remove(file);
        await file.DisposeAsync();
    }

    private string Size(long bytes) => bytes >= 1024 * 1024 ? $"{Loc.Number(bytes / 1024m / 1024m, 1)} MB" : $"{Loc.Number(Math.Ceiling(bytes / 1024m), 0)} KB";

    public async ValueTask DisposeAsync()
    {
        stop?.Cancel();
        foreach (var file in files)
        {
            await file.DisposeAsync();
        }
    }
}
