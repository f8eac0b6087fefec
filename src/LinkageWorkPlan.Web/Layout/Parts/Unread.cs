using LinkageWorkPlan.Domain.Failures;

namespace LinkageWorkPlan.Web.Layout.Parts;

/// <summary>
/// What was typed into a form's fields and cannot be read as a date or a number. A form that has any is not sent: it would save
/// what stood there before. Give it to the fields as a cascading value.
/// </summary>
public sealed class Unread
{
    private readonly Dictionary<object, BrokenRule> broken = [];

    /// <param name="field">The field's component.</param>
    /// <param name="problem">Null once it can be read, or is gone.</param>
    public void Set(object field, BrokenRule? problem)
    {
        if (problem is null)
        {
            broken.Remove(field);
        }
        else
        {
            broken[field] = problem;
        }
    }

    /// <param name="others">What else is wrong with the form, so that all is reported at once.</param>
    /// <exception cref="RuleException">Something cannot be read.</exception>
    public void Require(Func<IReadOnlyList<BrokenRule>>? others = null)
    {
        if (broken.Count > 0)
        {
            throw new RuleException([.. broken.Values, .. others?.Invoke() ?? []]);
        }
    }
}
