using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Features.Meetings;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

/// <summary>What a task's form takes from the decision of a meeting that becomes the task.</summary>
internal static class TaskFromDecision
{
    /// <summary>The words are the title, cut where they are too long for one, and then stand whole in the description; the responsible side leads, until the decision's day.</summary>
    /// <param name="decision">Null where the task comes from none.</param>
    public static TaskForm FillIn(this GetDecision.Model? decision, TaskForm form)
    {
        if (decision is null)
        {
            return form;
        }

        var words = TextWords.From(decision.Words);
        var isLong = Languages.All.Any(each => !TextLimit.Fits(words[each] ?? string.Empty, TaskFields.Title.Max));
        return form with
        {
            Title = Languages.All.Where(each => words[each] is not null).Aggregate(words, (now, each) => now.With(each, TextLimit.Shorten(words[each], TaskFields.Title.Max))),
            Description = isLong ? words : form.Description,
            Lead = decision.Responsible ?? form.Lead,
            End = decision.Due ?? form.End,
        };
    }
}
