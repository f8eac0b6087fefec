using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>Where on this page a failure is fixed: fields have the id <c>f-</c> and their name, with - where the name has a colon.</summary>
public static class FormLinks
{
    /// <param name="labels">Of the form, which knows fields with another id.</param>
    /// <returns>Null where the failure names no field.</returns>
    public static string? To(NavigationManager navigation, Failure failure, FieldLabels? labels = null) =>
        failure.Subject is null || failure.Rule == Domain.Failures.Rules.Conflict
            ? null
            : $"{new Uri(navigation.Uri).PathAndQuery}#{labels?.IdOf(failure.Subject) ?? IdOf(failure.Subject)}";

    internal static string IdOf(string subject) => $"f-{subject.Replace(':', '-')}";
}
