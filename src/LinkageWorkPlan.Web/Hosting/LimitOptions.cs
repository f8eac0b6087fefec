using System.Globalization;
using LinkageWorkPlan.Web.Data.Providers;

namespace LinkageWorkPlan.Web.Hosting;

/// <summary>How many pages may be open at the same time: each holds memory of the server as long as it is open.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";
    public const int PagesMax = 10_000;

    /// <summary>With forms, of one account, in all its browsers together; 1 to <see cref="PagesMax"/>.</summary>
    public int PagesPerAccount { get; set; } = 60;

    /// <summary>Of all who are not signed in from one address: 1 to <see cref="PagesMax"/>. No page needs one; those whose sign-in has just ended have it for a moment.</summary>
    public int PagesPerAddress { get; set; } = 20;

    /// <exception cref="StartupException">A value is not what it has to be.</exception>
    public static LimitOptions Read(IConfiguration configuration)
    {
        LimitOptions options;
        try
        {
            options = configuration.GetSection(LimitOptions.Section).Get<LimitOptions>() ?? new LimitOptions();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException($"A setting of Limits cannot be read ({exception.Message.TrimEnd('.')}): PagesPerAccount and PagesPerAddress are whole numbers.", exception);
        }

        Check($"{Section}:{nameof(PagesPerAccount)}", options.PagesPerAccount);
        Check($"{Section}:{nameof(PagesPerAddress)}", options.PagesPerAddress);
        return options;
    }

    private static void Check(string name, int value)
    {
        if (value is < 1 or > PagesMax)
        {
            throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it can be a whole number from 1 to {PagesMax}."));
        }
    }
}
