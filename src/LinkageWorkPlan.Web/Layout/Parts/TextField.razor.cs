using LinkageWorkPlan.Domain.Texts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Layout.Parts;

public partial class TextField
{
    private string? first;
    private string text = string.Empty;
    private bool differs;
    private int known;

    [CascadingParameter] private FieldLabels? Labels { get; set; }

    /// <summary>As the form's draft and the tests know it; a text in several languages has one name a language: "Title.vi". Null for a password.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Of the control; from its name where none is given.</summary>
    [Parameter] public string? Id { get; set; }

    [Parameter] public string? Label { get; set; }

    /// <summary>For a label that only screen readers need.</summary>
    [Parameter] public bool BareLabel { get; set; }

    /// <summary>Between label and control.</summary>
    [Parameter] public RenderFragment? Beside { get; set; }

    [Parameter] public string? Value { get; set; }

    /// <summary>Must take the new value before it awaits anything: the next event may already be there.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>The language its words should be in; null for codes, numbers and names.</summary>
    [Parameter] public Language? Language { get; set; }

    /// <summary>Limit in text elements, shown by the browser once a text comes near it.</summary>
    [Parameter] public int? Max { get; set; }

    /// <summary>0 for a single line.</summary>
    [Parameter] public int Rows { get; set; }

    [Parameter] public string Type { get; set; } = "text";
    [Parameter] public string? InputMode { get; set; }
    [Parameter] public string Autocomplete { get; set; } = "off";

    /// <summary>Id of a <c>datalist</c> to choose from; of a single line alone.</summary>
    [Parameter] public string? List { get; set; }

    [Parameter] public string? Placeholder { get; set; }
    [Parameter] public string? Unit { get; set; }
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong with what was typed; takes the place of the hint.</summary>
    [Parameter] public string? Problem { get; set; }

    [Parameter] public bool Required { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public string? Class { get; set; }

    private string ControlId => Id ?? "f-" + Name?.Replace('.', '-').Replace('[', '-').Replace(']', '-');

    private string? DescribedBy
    {
        get
        {
            var ids = new[] { Problem is null && Hint is null ? null : "hint", Language is null ? null : "script", Max is null ? null : "count" };
            return string.Join(' ', ids.OfType<string>().Select(each => $"{ControlId}-{each}")) is { Length: > 0 } all ? all : null;
        }
    }

    /// <summary>Only what the browser does not know already.</summary>
    private string? Differing => differs ? text : null;

    protected override void OnParametersSet()
    {
        Labels?.Set(ControlId, Label, Id is null ? null : Name);
        var value = Value ?? string.Empty;
        if (first is null)
        {
            first = text = value;
        }
        else if (value != text)
        {
            (text, differs) = (value, true);
        }
    }

    private Task CommitAsync(CommitEventArgs commit)
    {
        (text, differs, known) = (commit.Value, false, commit.Number);
        return ValueChanged.InvokeAsync(text);
    }
}
