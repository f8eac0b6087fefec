using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Domain.Plans;

/// <summary>An industrial sector of the memorandum, as in "S06 Electronics".</summary>
public sealed class Sector
{
    public const int CodeMax = 8;
    public const int TitleMax = 200;

    private Sector()
    {
    }

    public Sector(string code, LocalizedText title)
    {
        Code = Check.Text(code, nameof(Code), CodeMax);
        Title = Check.Text(title, nameof(Title), TitleMax, required: true);
    }

    public string Code { get; private set; } = string.Empty;
    public LocalizedText Title { get; private set; } = LocalizedText.Empty;
}
