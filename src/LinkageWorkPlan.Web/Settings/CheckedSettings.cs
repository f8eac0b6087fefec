using System.Text.RegularExpressions;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Templates;
using Microsoft.Extensions.Options;

namespace LinkageWorkPlan.Web.Settings;

/// <summary>Settings of one section, bound and checked by the framework: everything wrong with any of them is reported before anything else is done.</summary>
internal static partial class CheckedSettings
{
    /// <summary>Whoever needs them asks for <typeparamref name="T"/> itself.</summary>
    /// <param name="section">As in <c>Mail</c>; its properties are named <c>Mail:Port</c> in the sentences.</param>
    /// <param name="problems">One sentence for each value that is not what it has to be: which it is, and what it can be.</param>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section, Func<T, IEnumerable<string>> problems)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Validation<T>(problems));
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    /// <summary>For commands, which start no host, and before a host starts: the framework would print a stack trace.</summary>
    /// <exception cref="StartupException">At least one value is not what it has to be.</exception>
    public static void Require(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException refusal)
        {
            throw new StartupException(string.Join(' ', refusal.Failures), refusal);
        }
        catch (AggregateException refusals)
        {
            throw new StartupException(string.Join(' ', refusals.InnerExceptions.OfType<OptionsValidationException>().SelectMany(each => each.Failures)), refusals);
        }
        catch (InvalidOperationException unread)
        {
            throw new StartupException(WordsOf(unread.Message), unread);
        }
    }

    /// <summary>The framework names value, setting and type: "Failed to convert configuration value 'x' at 'Mail:Port' to type 'System.Int32'."</summary>
    private static string WordsOf(string message)
    {
        if (Unread().Match(message) is not { Success: true } found)
        {
            return $"A setting cannot be read: {message}";
        }

        var type = found.Groups["type"].Value;
        var allowed = type.Contains(typeof(int).FullName!, StringComparison.Ordinal) ? "a whole number"
            : type.Contains(typeof(bool).FullName!, StringComparison.Ordinal) ? "true or false"
            : typeof(CheckedSettings).Assembly.GetTypes().Concat(typeof(Letterhead).Assembly.GetTypes()).FirstOrDefault(each => each.IsEnum && type.Contains(each.FullName!, StringComparison.Ordinal)) is { } names ? string.Join(", ", Enum.GetNames(names))
            : type;
        return $"{found.Groups["name"].Value} is '{found.Groups["value"].Value}'; it can be {allowed}.";
    }

    /// <summary>A sentence for a number out of its range; none where it is within.</summary>
    public static IEnumerable<string> OutOfRange(string name, int value, int least, int most) =>
        value < least || value > most ? [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is '{value}'; it can be a whole number from {least} to {most}.")] : [];

    [GeneratedRegex("value '(?<value>.*)' at '(?<name>[^']*)' to type '(?<type>[^']*)'", RegexOptions.Singleline, PatternLimit.Milliseconds)]
    private static partial Regex Unread();

    private sealed class Validation<T>(Func<T, IEnumerable<string>> problems) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            problems(options).ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }
}
