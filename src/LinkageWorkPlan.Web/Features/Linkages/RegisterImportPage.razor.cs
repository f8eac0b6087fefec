using LinkageWorkPlan.Domain.Failures;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace LinkageWorkPlan.Web.Features.Linkages;

public partial class RegisterImportPage
{
    private GetRegisterPreview.Model? found;
    private bool isAllowed;
    private bool merges;

    protected override async Task OnInitializedAsync() => isAllowed = (await FindAsync(new ListEnterprises.Query()))?.MayWrite == true;

    private Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        found = null;
        return ReceiveAsync(change.File, RegisterBook.SizeMax, LookAsync);
    }

    /// <summary>What is shown is tried again the other way.</summary>
    private async Task MergeAsync(ChangeEventArgs change)
    {
        merges = change.Value is true;
        if (Content.Length > 0 && found is not null)
        {
            await RunAsync(LookAsync);
        }
    }

    private async Task LookAsync(CancellationToken cancel) => found = await BesideAsync(new GetRegisterPreview.Query(Content, merges, Watch()), cancel);

    private async Task WriteAsync()
    {
        await RunAsync(async cancel =>
        {
            var written = await BesideAsync(new ImportRegister.Command(Content, found!.Merges, found.Stamp, Watch()), cancel);
            (found, Content) = (null, []);
            Done = Loc["Linkages.ImportDone", written.Added, written.Changed];
        });
        if (Done is null && Failures.Any(each => each.Rule == Rules.RegisterOutdated))
        {
            found = await Sender.Send(new GetRegisterPreview.Query(Content, merges));
        }
    }
}
