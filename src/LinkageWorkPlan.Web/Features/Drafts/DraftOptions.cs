using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Features.Drafts;

/// <summary>How long text is kept that was typed and never saved.</summary>
public sealed class DraftOptions
{
    public const string Section = "Drafts";
    public const int KeepDaysMax = 3650;

    /// <summary>Days since it was typed last, 1 to <see cref="KeepDaysMax"/>.</summary>
    public int KeepDays { get; set; } = 60;

    /// <exception cref="StartupException">A value is not what it has to be.</exception>
    public static DraftOptions Read(IConfiguration configuration)
    {
        DraftOptions options;
        try
        {
            options = configuration.GetSection(DraftOptions.Section).Get<DraftOptions>() ?? new DraftOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"A setting of Drafts cannot be read ({exception.Message.TrimEnd('.')}): KeepDays is a whole number.", exception);
        }

        return options.KeepDays is >= 1 and <= KeepDaysMax
            ? options
            : throw new StartupException($"Drafts:KeepDays is {options.KeepDays}; it can be a whole number from 1 to {KeepDaysMax}.");
    }
}
