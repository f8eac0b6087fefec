using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Training;

public partial class CoursePage
{
    private GetCourse.Model? model;
    private string? note;
    private string? shown;

    [Parameter] public string CourseCode { get; set; } = string.Empty;

    protected override async Task OnParametersSetAsync()
    {
        if (shown != CourseCode)
        {
            await LoadAsync();
            (shown, note) = (CourseCode, null);
        }
    }

    private async Task LoadAsync() => model = await FindAsync(new GetCourse.Query(CourseCode));

    private async Task HoldAsync()
    {
        note = null;
        if (await TryAsync(() => Sender.Send(new HoldCourse.Command(model!.Course.Id, model.Course.Version))))
        {
            note = Loc["Shared.Saved"];
        }

        await LoadAsync();
    }
}
