using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Training;

public partial class CourseEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetCourseEditor.Model? model;
    private CourseForm values = new();
    private CourseForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? CourseCode { get; set; }

    private string Heading => CourseCode is null ? Loc["Training.Add"] : $"{CourseCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => CourseCode is null ? "/training" : $"/training/{CourseCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"course:{id}" : "course-new";

    /// <summary>What can be chosen as languages of teaching.</summary>
    private static IReadOnlyList<CodeChoice> Taught => [.. Languages.All.Select(each => new CodeChoice(each.Code(), LocalizedText.Of(Language.Vi, Loc.In(Language.Vi).Name(each), Loc.In(Language.Lo).Name(each), Loc.In(Language.En).Name(each))))];

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, CourseCode))
        {
            await LoadAsync();
            shown = (true, CourseCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetCourseEditor.Query(CourseCode));
        opened = model?.Saved is { } saved ? CourseForm.Of(saved) : new CourseForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private void SetTask(string? task) => values = values with { Task = task ?? string.Empty };

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseCourse.Command(id, values, version)) : await Sender.Send(new AddCourse.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/training/{code}");
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetCourseEditor.Query(CourseCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = CourseForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
