"""What can be asked from a terminal?"""
def main() -> int:
    return 0
